"""Where sentences end.

A line break ends one, and so does a full stop, question or exclamation mark or
an ellipsis before a capital, a figure, a dash or a quotation mark, unless the
word before the stop is an abbreviation of the language or an initial. Closing
quotation marks and brackets behind the stop still belong to the sentence.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tallystick.model import Span
from tallystick.words.tokens import Tokens

_WINDOW = 4000
_NEAR, _WIDER = 250, 4
"""So many letters to both sides are cut first, and so many times as many where that is too little."""
_LAST = ".!?…"
_STOPS = frozenset(_LAST)
_MAY_END = _STOPS | frozenset("\n\r\u2028\u2029")
_CLOSERS = frozenset("»”\"')]’“")
_DASHES = frozenset("–—-")
_OPENERS = frozenset("«“„\"'([‘—–-•")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens, both ends inclusive; `number` counts from 0 over the text."""

    number: int
    first: int
    last: int


def sentences(tokens: Tokens, abbreviations: Collection[str] = ()) -> list[Sentence]:
    """The sentences of a text, in order; together they hold every token but the line breaks between them."""
    result: list[Sentence] = []
    first = 0
    for index in [index for index, key in enumerate(tokens.keys) if key[:1] in _MAY_END]:
        if index < first:
            continue
        if tokens.kinds[index] == "n":
            _add(result, first, index - 1)
            first = index + 1
        elif _ends(tokens, index, abbreviations):
            last = _last_of(tokens, index)
            _add(result, first, last)
            first = last + 1
    _add(result, first, len(tokens) - 1)
    return result


def sentence_around(text: str, span: Span, abbreviations: Collection[str] = ()) -> Span:
    """The sentence, or the sentences, that hold a span.

    >>> text = "It came. We got 40 trucks in May. It went."
    >>> sentence_around(text, Span(16, 18)).of(text)
    'We got 40 trucks in May.'

    Only the line around the span is cut, and of a very long one only the
    surroundings: who shows a word needs no whole book for it.
    """
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _WINDOW)
    newline = text.find("\n", span.end)
    end = min(len(text) if newline < 0 else newline, span.end + _WINDOW)
    line, inside = text[start:end], span.shifted(-start)
    words = line.strip()
    if words and _MAY_END.isdisjoint(words.rstrip(_LAST)):
        first = len(line) - len(line.lstrip())
        found: Span | None = Span(first, first + len(words))
    else:
        found = _around(line, inside, abbreviations)
    return found.shifted(start) if found is not None and found.overlaps(inside) else span


def _around(line: str, inside: Span, abbreviations: Collection[str]) -> Span | None:
    """The sentences of a line that hold a span, found without cutting more of it than these and their neighbours.

    Whether a sentence ends at a stop shows in the words beside it. So those that begin and end within a part of the
    line are those that the whole line has, and where one reaches to the end of the part, a larger one is cut.
    """
    reach = _NEAR
    while True:
        first = line.rfind(" ", 0, max(inside.start - reach, 0)) + 1
        last = line.find(" ", inside.end + reach)
        part, is_end = (line[first:], True) if last < 0 else (line[first:last], False)
        tokens, here = Tokens(part), inside.shifted(-first)
        found = [tokens.span(sentence.first, sentence.last) for sentence in sentences(tokens, abbreviations)]
        touched = [place for place in found if place.overlaps(here)]
        is_whole = bool(touched) and (not first or touched[0] != found[0]) and (is_end or touched[-1] != found[-1])
        if is_whole or (not first and is_end):
            return touched[0].hull(touched[-1]).shifted(first) if touched else None
        reach *= _WIDER


def _add(result: list[Sentence], first: int, last: int) -> None:
    if first <= last:
        result.append(Sentence(len(result), first, last))


def _last_of(tokens: Tokens, stop: int) -> int:
    """The last token of a sentence that this stop closes: further stops, and the marks that close what is quoted."""
    last = stop
    while last + 1 < len(tokens) and tokens.keys[last + 1] in _STOPS:
        last += 1
    while last + 1 < len(tokens) and tokens.keys[last + 1] in _CLOSERS and tokens.glued(last + 1):
        last += 1
    return last


def _ends(tokens: Tokens, stop: int, abbreviations: Collection[str]) -> bool:
    """Whether the stop at this token closes a sentence."""
    following = stop + 1
    while following < len(tokens) and (
        tokens.keys[following] in _STOPS or (tokens.keys[following] in _CLOSERS and tokens.glued(following))
    ):
        following += 1
    if following >= len(tokens) or tokens.kinds[following] == "n":
        return True
    if tokens.glued(following):
        return False
    if tokens.kinds[following] == "w" and not tokens.is_capital(following):
        return False
    if tokens.kinds[following] == "p" and tokens.keys[following] not in _OPENERS:
        return False
    if tokens.keys[following] in _DASHES and not _opens(tokens, following + 1):
        return False
    return not (tokens.keys[stop] == "." and _is_short(tokens, stop - 1, abbreviations))


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether what stands behind a dash may begin a sentence: a small letter goes on with the one before."""
    return index < len(tokens) and (tokens.kinds[index] != "w" or tokens.is_capital(index))


def _is_short(tokens: Tokens, index: int, abbreviations: Collection[str]) -> bool:
    """Whether the word before a full stop is an abbreviation or an initial.

    Figures may be one too: a language that writes "3. Mai" lists the days of the month.
    """
    if index < 0 or tokens.kinds[index] not in "wd" or not tokens.glued(index + 1):
        return False
    word = tokens.word(index)
    return tokens.keys[index] in abbreviations or (len(word) == 1 and word.isupper())
