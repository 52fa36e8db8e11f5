"""Two settings of the same paragraphs beside each other: where lines end, and how wide they are."""

from collections import namedtuple
from dataclasses import dataclass, field

# What stands at the end of a line and is not seen there.
_UNSEEN = " \t\n\u200b\u2066\u2067\u2068\u2069\u200e\u200f\u00ad\u3000"
# What a difference in width is measured from; less than that share of it is the same width.
WIDTH_TOLERANCE = 0.01
FLOOR = 99.0  # % of lines that end at the same places

Span = namedtuple("Span", "begin end width text")
Difference = namedtuple("Difference", "kind where theirs ours")


def spans(paragraph, lines):
    """Where each (text, width) stands in the paragraph, without what is not seen at its ends. A line that does not
    continue the paragraph is an error: characters were lost, doubled or put elsewhere."""
    out, at = [], 0
    for text, width in lines:
        begin = at
        if not paragraph.startswith(text, begin):
            while begin < len(paragraph) and paragraph[begin] in _UNSEEN and not paragraph.startswith(text, begin):
                begin += 1
            if not paragraph.startswith(text, begin):
                raise ValueError(f"{text!r} does not continue {paragraph[:at]!r} in {paragraph!r}")
        at = begin + len(text)
        seen = text.strip(_UNSEEN)
        lead = len(text) - len(text.lstrip(_UNSEEN))
        if seen:
            out.append(Span(begin + lead, begin + lead + len(seen), width, text))
    if paragraph[at:].strip(_UNSEEN):
        raise ValueError(f"{paragraph[at:]!r} is missing at the end of {paragraph!r}")
    return out


@dataclass
class Tally:
    lines: int = 0
    same: int = 0
    wide: int = 0  # of the same lines, those of another width
    missing: list = field(default_factory=list)  # glyphs
    differences: list = field(default_factory=list)

    @property
    def share_same(self):
        return 100.0 * self.same / self.lines if self.lines else 0.0

    @property
    def share_wide(self):
        return 100.0 * self.wide / self.same if self.same else 0.0

    def add(self, where, paragraph, theirs, ours):
        """Counts one paragraph: their lines and ours, as (text, width)."""
        our_spans = {(span.begin, span.end): span for span in spans(paragraph, ours)}
        first = True
        for span in spans(paragraph, theirs):
            self.lines += 1
            match = our_spans.get((span.begin, span.end))
            if match is None:
                if first:  # what follows in the paragraph follows from it
                    near = [other for other in our_spans.values() if other.end > span.begin]
                    self.differences.append(Difference("break", where, span, near[0] if near else None))
                first = False
                continue
            self.same += 1
            if abs(match.width - span.width) > WIDTH_TOLERANCE * max(span.width, match.width):
                self.wide += 1
                self.differences.append(Difference("width", where, span, match))


@dataclass
class Known:
    """A deviation that stays, and how much of it. Better is welcome; worse is an error."""
    reason: str
    same: float = FLOOR  # % at least
    wide: float = 0.0  # % of lines of another width at most


def faults(tallies, known):
    """What must not be, one sentence each. `tallies`: {name: Tally}; `known`: {name: Known}."""
    out = []
    for name, tally in tallies.items():
        limit = known.get(name, Known(""))
        if not tally.lines:
            out.append(f"{name}: nothing was compared")
        if tally.lines and tally.share_same < limit.same:
            out.append(f"{name}: {tally.share_same:.2f}% of lines end at the same places, expected {limit.same}%")
        if tally.share_wide > limit.wide:
            out.append(f"{name}: {tally.wide} lines differ in width by more than 1%")
        if tally.missing:
            out.append(f"{name}: glyphs are missing: {' '.join(sorted(set(tally.missing)))}")
    out += [f"{name}: a known deviation of what was not compared" for name in known if name not in tallies]
    return out
