#!/usr/bin/env python3
"""The comparison finds what it looks for: a moved break, a wrong width, a missing glyph, a lost character."""

import unittest
from pathlib import Path

import compare
import texts
from comparing import Known, Tally, faults, spans

PARAGRAPH = "one two three four five"
LINES = [("one two ", 80.0), ("three ", 50.0), ("four five", 90.0)]


def tally(ours, times=1):
    out = Tally()
    for _ in range(times):
        out.add("here", PARAGRAPH, LINES, ours)
    return out


class Comparing(unittest.TestCase):
    def test_the_same_setting_has_no_fault(self):
        same = tally([("one two", 80.0), ("three", 50.2), ("four five", 90.0)])
        self.assertEqual((same.lines, same.same, same.wide), (3, 3, 0))
        self.assertEqual(faults({"en": same}, {}), [])

    def test_a_moved_break_is_found(self):
        moved = tally([("one", 38.0), ("two three", 92.0), ("four five", 90.0)])
        self.assertEqual((moved.lines, moved.same), (3, 1))
        self.assertEqual([difference.kind for difference in moved.differences], ["break"])
        self.assertEqual(moved.differences[0].theirs.text, "one two ")
        self.assertEqual(moved.differences[0].ours.text, "one")
        self.assertRegex(faults({"en": moved}, {})[0], r"en: 33\.33% of lines end at the same places, expected 99")

    def test_one_moved_break_in_a_hundred_lines_is_found_and_less_is_not(self):
        for others, expected in ((40, 1), (100, 0)):
            some = tally(LINES, others)
            some.add("there", PARAGRAPH, LINES, [("one", 38.0), ("two three", 92.0), ("four five", 90.0)])
            self.assertEqual(len(faults({"en": some}, {})), expected)

    def test_a_wrong_width_is_found(self):
        for width in (79.0, 81.0):
            wide = tally([("one two", width), ("three", 50.0), ("four five", 90.0)])
            self.assertEqual((wide.same, wide.wide), (3, 1))
            self.assertEqual(faults({"en": wide}, {}), ["en: 1 lines differ in width by more than 1%"])

    def test_a_missing_glyph_is_found(self):
        bare = tally(LINES)
        bare.missing = ["x"]
        self.assertEqual(faults({"en": bare}, {}), ["en: glyphs are missing: x"])

    def test_a_missing_glyph_is_read_from_what_the_program_says(self):
        said = "/tmp/a.txt:2:3: warning: found '\u0378', which no font has, expected characters that can be shown\n"
        self.assertEqual(compare.missing_characters(said), ["\u0378"])
        self.assertEqual(compare.missing_characters(""), [])
        with self.assertRaises(RuntimeError):
            compare.missing_characters("something else\n")

    def test_nothing_compared_is_a_fault(self):
        self.assertEqual(faults({"en": Tally()}, {}), ["en: nothing was compared"])
        self.assertRegex(faults({}, {"km": Known("")})[0], "km: a known deviation of what was not compared")

    def test_a_known_deviation_may_not_grow(self):
        moved = tally([("one", 38.0), ("two three", 92.0), ("four five", 90.0)])
        self.assertEqual(faults({"km": moved}, {"km": Known("other words", same=33.0)}), [])
        self.assertEqual(len(faults({"km": moved}, {"km": Known("other words", same=34.0)})), 1)
        wide = tally([("one two", 70.0), ("three", 50.0), ("four five", 90.0)])
        self.assertEqual(faults({"km": wide}, {"km": Known("", wide=33.4)}), [])
        self.assertEqual(len(faults({"km": wide}, {"km": Known("", wide=33.3)})), 1)

    def test_characters_that_are_lost_doubled_or_moved_are_an_error(self):
        for lines in ([("one two", 1)], [("one two", 1), ("two three four five", 1)],
                      [("three four five", 1), ("one two", 1)], [("one two three four fiv", 1)]):
            with self.assertRaises(ValueError):
                spans(PARAGRAPH, lines)

    def test_what_nobody_sees_at_a_line_end_does_not_count(self):
        text = "co\u00adop \u2068here\u2069 now"
        ours = spans(text, [("co\u00ad", 1), ("op \u2068here\u2069", 1), ("now", 1)])
        theirs = spans(text, [("co", 1), ("\u00adop \u2068here\u2069 ", 1), ("now", 1)])
        self.assertEqual([span[:2] for span in ours], [span[:2] for span in theirs])
        self.assertEqual([text[span.begin:span.end] for span in ours], ["co", "op \u2068here", "now"])

    def test_the_page_is_renewed_between_its_marks_only(self):
        page = "a\n<!-- lines -->\nold\n<!-- /lines -->\nb\n"
        self.assertEqual(compare.replaced(page, "lines", "new"), "a\n<!-- lines -->\nnew\n<!-- /lines -->\nb\n")
        with self.assertRaises(RuntimeError):
            compare.replaced(page, "other", "new")


class Texts(unittest.TestCase):
    def test_there_are_enough_languages_and_each_mixed_one_is_among_them(self):
        tags = {language.tag for language in texts.LANGUAGES}
        self.assertGreaterEqual(len(tags), 36)
        mixed = texts.mixed(Path(__file__).with_name("mixed.txt"))
        self.assertLessEqual(set(mixed), tags)
        self.assertIn("\u00ad", mixed["en"][1])

    def test_paragraphs_come_as_a_browser_sees_them(self):
        page = "<h1>x</h1><p>Short.</p><p class=a>A  paragraph with &amp; a <b>bold</b>\n word in it.</p>"
        self.assertEqual(texts.paragraphs_of(page), ["A paragraph with & a bold word in it."])

    def test_a_language_with_too_few_paragraphs_is_refused(self):
        with self.assertRaises(OSError):
            texts.declaration("/nowhere", texts.LANGUAGES[0])


if __name__ == "__main__":
    unittest.main()
