"""Calendar expressions of a text, not yet resolved: layer "dates" and what is built over them.

The patterns of a language say which words make a date, each with a production
from the closed list here; a production turns the matched parts into a
`calendar_expression`. Parts of dates ("the end of ...") are built over dates,
and ranges over both. Ages, clock times and durations are set apart, so that
nobody takes their numbers for amounts.
"""

from __future__ import annotations

from datetime import date

from tallystick.model import Period
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lands import lands_told
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.matching import Match, annotate, best, matches
from tallystick.recognise.ground.wording import roles_from, roles_to
from tallystick.recognise.times.calendar_expression import Calendar
from tallystick.recognise.times.date_numbers import lay_days_and_counts, lay_names_and_years, nothing_counted
from tallystick.recognise.times.date_productions import count_of, expression_of, unit_of
from tallystick.recognise.times.numeric_dates import may_have_dates, numeric_dates
from tallystick.recognise.times.stretch import duration_timex

PART_PASSES = 2
_LEADS_ON = frozenset({"of", "det", "comp", "rel"})
_LAYERS = ("dates", "date_parts", "date_ranges", "times")


def recognise_dates(board: Board) -> None:
    """Lay dates on the board (value: an expression), and ages, clock times and durations."""
    lay_names_and_years(board)
    _lay_numeric(board)
    if not any(board.has_any(board.pack.tree(layer).telling) for layer in _LAYERS):
        return
    lay_days_and_counts(board)
    _lay(board, "dates")
    for _ in range(PART_PASSES):
        if not _lay(board, "date_parts"):
            break
    _lay(board, "date_ranges")
    _set_apart(board)


def _lay_numeric(board: Board) -> None:
    if not may_have_dates(board.text):
        return
    for first, last, value, has_year in numeric_dates(board):
        alone = len([kind for kind in board.tokens.kinds if kind in "wd"]) <= last - first + 1
        if has_year or (alone and not _is_fraction(value)) or board.ending(first - 1, "day_cue"):
            board.put("date", first, last, value, "figures")


def _is_fraction(value: Calendar) -> bool:
    """Whether figures with a slash that nothing tells to be a date are rather a part: 1/2, 3/4."""
    small, large = sorted((value.day or 0, value.month or 0))
    return small < large and large in (2, 3, 4, 5, 8)


def _lay(board: Board, layer: str) -> bool:
    """Lay the dates of a layer; whether there were any."""
    found = [match for match in matches(board, layer) if _holds(board, match) and expression_of(match) is not None]
    chosen = best(found)
    for match in chosen:
        annotate(board, match, "date", expression_of(match))
    return bool(chosen)


def _holds(board: Board, match: Match) -> bool:
    """Whether a day that ends a match is one: in "in January 12 guns" it counts the guns.

    Behind an article it is one whatever follows: "the January 12 meeting".
    """
    if match.entry.gives == "happening":
        return _may_have_happened(board, match)
    if match.entry.args.get("alone") and not _ends_there(board, match.last + 1):
        return False
    last = match.parts[-1] if match.parts else None
    if last is None or last.kind != "day_number" or last.last != match.last or len(match.parts) < 2:
        return True
    if isinstance(last.value, Lexeme) and "sure" in last.value.features:
        return True
    before = match.first - 1
    determined = before >= 0 and "det" in roles_to(board, before)
    if determined or board.ending(before, "day_cue") or _is_day_behind_month(board, match):
        return True
    return nothing_counted(board, match.last + 1)


def _may_have_happened(board: Board, match: Match) -> bool:
    """Whether what happened can be meant: not before its day, and what befell a land only where the text names it."""
    land, day = match.entry.args.get("land"), date.fromisoformat(str(match.entry.args["day"]))
    told = not isinstance(land, str) or land in lands_told(board)
    return told and (board.published is None or board.published >= day)


def _ends_there(board: Board, token: int) -> bool:
    """Whether nothing is told from here on that a time could be reckoned from: "a year before *the war*"."""
    if token >= len(board.tokens) or board.tokens.kinds[token] != "w" or token > board.sentence_at(token - 1).last:
        return True
    if board.tokens.is_capital(token) or board.starting(token, "compared_time"):
        return False
    return not roles_from(board, token) & _LEADS_ON


def _is_day_behind_month(board: Board, match: Match) -> bool:
    """Whether a month stands before its day, as the language has it, and no word that leads up to the month alone.

    "Found *April 8* buried below the barn", but "in April 8 people died".
    """
    if not board.pack.settings.get("month_before_day") or match.parts[-2].kind != "month":
        return False
    before = match.first - 1
    inside = before >= board.sentence_at(match.first).first
    return inside and not board.ending(before, "year_cue") and not board.ending(before, "part_word")


def _set_apart(board: Board) -> None:
    """Lay ages and clock times, and the durations that are part of no date."""
    found = best(matches(board, "times"))
    for match in found:
        if match.entry.section != "duration" and _may_be(match) and _is_free(board, match):
            annotate(board, match, match.entry.section, Lexeme(match.entry.args))
    for match in found:
        unit = unit_of(match)
        if match.entry.section == "duration" and unit and board.free(match.first, match.last, "date", "age"):
            annotate(board, match, "duration", Period(None, None, timex=duration_timex(unit, count_of(match))))


def _may_be(match: Match) -> bool:
    """Whether the numbers of a clock time are hours and minutes: Italian "alle 22", and never "alle 200 famiglie"."""
    if match.entry.section != "clock":
        return True
    counts = [part.value for part in match.parts if part.kind == "count" and isinstance(part.value, Lexeme)]
    return all(int(count.args["value"]) <= most for count, most in zip(counts, (24, 59), strict=False))


def _is_free(board: Board, match: Match) -> bool:
    """Whether no date has taken the words; one inside a clock time gives way: Spanish "las 8 de la *mañana*"."""
    for found in list(board.overlapping(match.first, match.last, "date")):
        if match.entry.section != "clock" or not match.first < found.first <= found.last <= match.last:
            return False
        board.remove(found)
    return True
