#!/usr/bin/env python3
"""`waypost text`: the lines of a text as JSON, for translators and for ./dev compare-text."""

import json
import subprocess

import kiosk
import picture


class Text(kiosk.Case):
    tools = ()

    def run_text(self, text, *arguments, locale="en", width=200, size=20):
        (self.folder / "text.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
        return subprocess.run([self.waypost, "text", "--locale", locale, "--width", str(width), "--size", str(size),
                               *map(str, arguments), "text.txt"], capture_output=True, text=True, cwd=self.folder,
                              timeout=kiosk.DEADLINE_S)

    def paragraphs(self, text, *arguments, **how):
        done = self.run_text(text, *arguments, **how)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        answer = json.loads(done.stdout)
        self.assertEqual(list(answer), ["paragraphs"])
        return answer["paragraphs"]

    def lines(self, text, *arguments, **how):
        return [line["text"] for paragraph in self.paragraphs(text, *arguments, **how) for line in paragraph["lines"]]

    def assert_refused(self, says, text="words\n", status=2, **how):
        done = self.run_text(text, **how)
        self.assertEqual((done.returncode, done.stdout), (status, ""))
        self.assertEqual(done.stderr, says)

    def test_a_paragraph_a_line_with_the_keys_that_are_promised(self):
        found = self.paragraphs("One two three four five six\r\n\n\ufeffEnd", width=120)
        self.assertEqual(len(found), 3)
        for paragraph in found:
            self.assertEqual(list(paragraph), ["direction", "lines"])
            for line in paragraph["lines"]:
                self.assertEqual(list(line), ["text", "width", "runs"])
                self.assertLessEqual(line["width"], 120)
                self.assertEqual(line["text"], line["text"].rstrip())
                for run in line["runs"]:
                    self.assertEqual(list(run), ["font", "script", "direction", "text", "x"])
        self.assertEqual(" ".join(line["text"] for line in found[0]["lines"]), "One two three four five six")
        self.assertEqual(found[1]["lines"], [{"text": "", "width": 0.0, "runs": []}])
        self.assertEqual(self.paragraphs(""), [])

    def test_runs_stand_in_visual_order(self):
        [paragraph] = self.paragraphs("اتصل 211 Maple\n", locale="ar", width=900)
        self.assertEqual(paragraph["direction"], "rtl")
        runs = paragraph["lines"][0]["runs"]
        self.assertEqual([run["x"] for run in runs], sorted(run["x"] for run in runs))
        self.assertEqual((runs[0]["text"], runs[0]["font"], runs[0]["direction"]), ("Maple", "Noto Sans", "ltr"))
        self.assertEqual((runs[-1]["text"].strip(), runs[-1]["script"]), ("اتصل", "Arab"))

    def test_the_language_and_not_the_first_letter_gives_the_direction(self):
        self.assertEqual(self.paragraphs("Maple House\n", locale="ps")[0]["direction"], "rtl")
        self.assertEqual(self.paragraphs("سلام\n", locale="en")[0]["direction"], "ltr")

    def test_any_language_tag_is_taken(self):
        for tag, direction in (("tlh", "ltr"), ("und-Arab", "rtl"), ("zh-cmn-Hans-CN", "ltr"), ("ar-XB", "rtl")):
            self.assertEqual(self.paragraphs("x\n", locale=tag)[0]["direction"], direction, tag)

    def test_bold_is_wider(self):
        widths = [self.paragraphs("Help\n", *bold)[0]["lines"][0]["width"] for bold in ((), ("--bold",))]
        self.assertLess(widths[0], widths[1])

    def test_polish_breaks_as_the_kiosk_does(self):
        fact = "Please call 860-555-0142 now"
        self.assertEqual(self.lines(fact, width=180)[0], "Please call 860-")
        self.assertEqual(self.lines(fact, "--polish", width=180), ["Please call", "860-555-0142 now"])
        heading = "What to do when someone takes your papers"
        self.assertEqual(self.lines(heading, "--polish", width=330), ["What to do when someone", "takes your papers"])

    def test_the_picture_is_painted(self):
        self.paragraphs("Help\n", "--out", "text.png", width=100)
        painted = picture.read_png(self.folder / "text.png")
        self.assertEqual(painted.width, 140)

    def test_what_is_wrong_is_named_with_its_place(self):
        self.assert_refused("text.txt:2:3: error: found the byte 0xFF, which is not UTF-8 here, expected text in UTF-8\n"
                            "text.txt:3:1: error: found the byte 0xC3, which is not UTF-8 here, expected text in UTF-8\n",
                            b"ok\nab\xff\n\xc3", status=1)
        self.assert_refused("waypost text: --locale: 'x_y' is not a language tag (BCP 47), such as es, pt-BR or "
                            "zh-Hans\n", locale="x_y")
        for width in (0, -3, "nan", "inf"):
            self.assert_refused(f"waypost text: --width is {width}, expected pixels above 0, at most 100000\n",
                                width=width)
        self.assert_refused("waypost text: --size is 0, expected pixels above 0, at most 2000\n", size=0)
        for arguments in (("text.tx",), ("--locale", "en", "text.txt")):
            done = subprocess.run([self.waypost, "text", *arguments], capture_output=True, text=True,
                                  cwd=self.folder, timeout=kiosk.DEADLINE_S)
            self.assertNotEqual((done.returncode, done.stderr), (0, ""))

    def test_a_character_without_a_glyph_is_a_warning_with_its_place(self):
        done = self.run_text("a\nb \U0010ffff\n")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stderr, r"^text\.txt:2:3: warning: found '\U0010ffff', which no font has, ")
        self.assertEqual(len(json.loads(done.stdout)["paragraphs"]), 2)


if __name__ == "__main__":
    kiosk.main()
