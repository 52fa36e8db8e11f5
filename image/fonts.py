"""Cuts the card's fonts to what the kiosk sets text in.

usage: fonts.py FONTS LOCALES CONTENT

Keeps the files that kiosk/text/font_table.h names, and of the Chinese, Japanese and Korean collection (100 MB) the
faces that the languages in LOCALES need, each with

- every character that stands in LOCALES and CONTENT,
- for Chinese, the 8105 characters in general use (Unihan kTGH: the table of 2013), so that content which is installed
  later finds its letters,
- for Korean, all Hangul syllables,
- punctuation and full-width forms.

Faces that no language needs point at the first one that is kept: their numbers in the collection stay.
"""

import bz2
import pathlib
import re
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

PROJECT = pathlib.Path(__file__).resolve().parent.parent
FACES = {"Jpan": 0, "Kore": 1, "Hans": 2, "Hant": 3, "Hthk": 4}
LANGUAGE_FACE = {"ja": "Jpan", "ko": "Kore", "zh": "Hans", "zh-Hans": "Hans", "zh-Hant": "Hant", "zh-HK": "Hthk",
                 "yue": "Hthk"}


def named_files():
    """The font files that the program looks for."""
    table = (PROJECT / "kiosk/text/font_table.h").read_text(encoding="utf-8")
    return set(re.findall(r'"([\w-]+\.(?:ttf|ttc|otf))"', table))


def written(folders):
    """Every character in the text files of these folders."""
    characters = set()
    for folder in folders:
        for file in pathlib.Path(folder).rglob("*.yaml"):
            characters.update(file.read_text(encoding="utf-8"))
    return {ord(c) for c in characters if ord(c) >= 0x20}


def in_general_use():
    with bz2.open("/usr/share/unicode/Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as file:
        found = {int(m[1], 16) for m in (re.match(r"U\+([0-9A-F]+)\tkTGH\t", line) for line in file) if m}
    if len(found) < 8000:
        raise SystemExit(f"fonts.py: only {len(found)} Chinese characters are in Unihan's kTGH")
    return found


def common_forms():
    ranges = [(0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027), (0x2030, 0x203B), (0x3000, 0x303F), (0x31C0, 0x31E3),
              (0xFF00, 0xFFEF)]
    return {c for first, last in ranges for c in range(first, last + 1)}


def wanted_characters(face, text):
    characters = text | common_forms()
    if face == "Kore":
        return characters | set(range(0xAC00, 0xD7A4)) | set(range(0x1100, 0x1200)) | set(range(0x3130, 0x3190))
    if face == "Jpan":
        return characters | set(range(0x3040, 0x3100)) | in_general_use()
    return characters | in_general_use()


def cut_face(path, number, characters):
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.font_number = number
    options.recalc_timestamp = False
    options.desubroutinize = False
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    return font


def cut_collection(path, faces, text):
    before = path.stat().st_size
    cut = {}
    for face in faces:
        target = path.with_name(f"{face}.otf")
        font = cut_face(path, FACES[face], wanted_characters(face, text))
        font.save(target)
        cut[FACES[face]] = target
    first = cut[FACES[faces[0]]]
    collection = TTCollection()
    collection.fonts = [TTFont(cut.get(number, first), recalcTimestamp=False) for number in range(len(FACES))]
    made = path.with_suffix(".made")
    collection.save(made, shareTables=True)
    for target in cut.values():
        target.unlink()
    made.replace(path)
    path.chmod(0o644)
    print(f"{path.name}: {', '.join(faces)}: {before // 1024} KiB -> {path.stat().st_size // 1024} KiB")


def main():
    fonts, locales, content = sys.argv[1:]
    keep = named_files()
    languages = {folder.parent.name for folder in pathlib.Path(locales).glob("*/locale.yaml")}
    faces = sorted({LANGUAGE_FACE[tag] for tag in languages if tag in LANGUAGE_FACE}, key=lambda f: (f != "Hans", f))
    text = written([locales, content])
    for file in sorted(pathlib.Path(fonts).rglob("*")):
        if file.is_dir():
            continue
        if file.name not in keep and "MaterialIcons" not in file.name:
            file.unlink()
        elif "CJK" in file.name:
            if faces:
                cut_collection(file, faces, text)
            else:
                file.unlink()


if __name__ == "__main__":
    main()
