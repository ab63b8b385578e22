"""Where quoted words stand in a report, so that a story is written in words and never in offsets.

Words may be shortened in the middle ("the ministry … by June"), and are looked for
in the sentence at hand, where the first place counts, before the rest of the report.
Where no sentence is at hand, what stands more than once is told by its number: "300 #2".
"""

from __future__ import annotations

import re

Span = tuple[int, int]
_NUMBERED = re.compile(r"(.+) #(\d+)")


class StoryError(Exception):
    """A story that contradicts itself, with the place."""


def place(words: str, text: str, within: Span | None = None) -> Span:
    """The span of the words in the text, in the stretch `within` where they stand there.

    >>> place("300 … homes", "Of 300 promised homes, 180 came.")
    (3, 21)
    >>> place("300 #2", "300 men put up 300 homes.")
    (15, 18)
    """
    numbered = _NUMBERED.fullmatch(words)
    wanted, number = (numbered[1], int(numbered[2])) if numbered else (words, 1)
    near = _all(wanted, text, *(within or (0, len(text))))
    found = near or _all(wanted, text, 0, len(text))
    if len(found) < number:
        raise StoryError(f"{words!r} does not stand in {text!r}")
    if numbered is None and within is None and len(found) > 1:
        raise StoryError(f"{words!r} stands {len(found)} times in {text!r}; add #1 or #2")
    return found[number - 1]


def _all(words: str, text: str, start: int, end: int) -> list[Span]:
    """Every place of the words between two offsets, as whole words and whole numbers: "5" is not in "1,5"."""
    pattern = ".*?".join(re.escape(part.strip()) for part in words.split("…"))
    begins = r"(?<!\d[.,])" if words[0].isdigit() else ""
    ends = r"(?![.,]\d)" if words[-1].isdigit() else ""
    whole = re.compile(rf"(?<!\w){begins}{pattern}(?!\w){ends}", re.DOTALL)
    return [match.span() for match in whole.finditer(text, start, end)]


def sentence_at(span: Span, sentences: list[str]) -> Span:
    """The span of the sentence, in the text that the sentences make, where a span stands."""
    start = 0
    for sentence in sentences:
        if start <= span[0] < start + len(sentence):
            return start, start + len(sentence)
        start += len(sentence) + 1
    raise StoryError(f"{span} lies in no sentence")
