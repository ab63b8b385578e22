"""Meetings, forums and exhibitions with their days, place, participants and themes.

An event is a noun that the pack knows as one with its name around it, and days
in the same sentence that lie on or after the report or carry "from ... to".
A list of themes is opened by a cue ("axés sur ... telles que") and runs over
commas; it belongs to the last event before it.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Party, Period, ScheduledEvent, Span
from tallystick.recognise.ground.board import Board
from tallystick.recognise.parties.party_value import PartyValue
from tallystick.words.sentences import Sentence

_REACH = 12


def recognise_events(board: Board) -> None:
    """Lay events on the board: those with days, each with the themes that later sentences list for it."""
    found = [event for sentence in board.sentences for event in _events(board, sentence)]
    cues = board.of("theme_cue")
    for index, (first, last, event) in enumerate(found):
        until = found[index + 1][0] if index + 1 < len(found) else len(board.tokens)
        themes = {span: None for cue in cues if first <= cue.first < until for span in _themes(board, cue)}
        board.put("event", first, last, replace(event, themes=tuple(themes)), "event", event.why)


def _events(board: Board, sentence: Sentence) -> list[tuple[int, int, ScheduledEvent]]:
    result = []
    for noun in board.within(sentence, "event_noun"):
        first, last = _name(board, noun, sentence)
        days = _days(board, sentence, last)
        if days is None:
            continue
        place = _place(board, last + 1, days.first - 1 if days.first > last else sentence.last)
        end = max(last, days.last, board.tokens.at(place.span.start) if place and place.span else 0)
        period = days.value
        assert isinstance(period, Period)
        why = tuple(part for part in (noun, days) if part)
        event = ScheduledEvent(
            board.span(first, end), board.span(first, last), period.start, period.end, place, why=why
        )
        result.append((first, end, event))
    return result


def _name(board: Board, noun: Annotation, sentence: Sentence) -> tuple[int, int]:
    """The event's name: capitals before the noun, and modifiers behind it up to a preposition of place or time."""
    first, last = noun.first, noun.last
    while first > sentence.first and board.tokens.is_capital(first - 1) and board.free(first - 1, first - 1, "date"):
        first -= 1
    while (
        last < sentence.last
        and board.tokens.kinds[last + 1] == "w"
        and board.free(last + 1, last + 1, "event_stop", "period", "date", "cue", "status")
    ):
        last += 1
    return first, last


def _days(board: Board, sentence: Sentence, after: int) -> Annotation | None:
    """The first period of single days behind the name, within reach."""
    for annotation in board.within(sentence, "period", "date"):
        value = annotation.value
        if not isinstance(value, Period) or annotation.first <= after or annotation.first > after + _REACH:
            continue
        if (value.timex and len(value.timex.split("/")[0]) >= len("XXXX-05-26")) or (value.days or 99) <= 31:
            return annotation
    return None


def _place(board: Board, first: int, last: int) -> Party | None:
    """A country or city between the name and the days."""
    for annotation in board.of("party"):
        value = annotation.value
        if first <= annotation.first <= last and isinstance(value, PartyValue) and value.sort in ("country", "place"):
            return Party(annotation.span, value.name, value.key)
    return None


def _themes(board: Board, cue: Annotation) -> list[Span]:
    """The items of the list behind a cue.

    Commas part them, and phrases such as "as well as"; a plain "and" only in the last item,
    since it also stands inside one. A closing "and many others" is no theme.
    """
    sentence = board.sentence_at(cue.first)
    end = _list_end(board, cue, sentence)
    commas = [token for token in range(cue.last + 1, end) if board.tokens.keys[token] == ","]
    cuts = [(token, token) for token in commas]
    for join in board.within(sentence, "theme_join"):
        in_last_item = not commas or join.first > commas[-1]
        if cue.last < join.first < end and (in_last_item or join.last > join.first):
            cuts.append((join.first, join.last))
    starts = [cue.last + 1, *(last + 1 for _, last in sorted(cuts))]
    ends = [*(first for first, _ in sorted(cuts)), end]
    return [board.span(first, after - 1) for first, after in zip(starts, ends, strict=True) if after > first]


def _list_end(board: Board, cue: Annotation, sentence: Sentence) -> int:
    """The first token behind the list: a closing formula, a stop, or the sentence's end."""
    closers = {closer.first for closer in board.within(sentence, "theme_end")}
    for token in range(cue.last + 1, sentence.last + 1):
        if token in closers or board.tokens.keys[token] in ".;!?":
            return token
    return sentence.last + 1
