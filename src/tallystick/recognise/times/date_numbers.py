"""Numbers and names as dates need them, laid on the board: days, years, counts, months, weekdays.

A year is four figures between 1800 and 2099. Alone it is a date only with
evidence: a word before it ("in", "since"), the word year beside it, or no other
word around. So is a name that is also a common word: "may" is a month where it
is written "May" inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from tallystick.model import Annotation
from tallystick.packs import LanguagePack
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import is_finite, is_noun_here, verbs_at
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.times.calendar_names import calendar_names
from tallystick.words.fold import fold

SURE = frozenset({"sure", "cased"})
CASED = frozenset({"cased"})
NOT_SURE: frozenset[str] = frozenset()
_MONEY = frozenset("%$€£₽¥")
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_NEAR_YEARS = 20
_OPENS_CLAUSE = frozenset(",;:–—")
_YEAR_FIGURES = 4
_MOST = Decimal(10**6)
# A time of day with a point ("21.15 Uhr", "1.56pm"); the patterns of a pack say what must stand beside it.
_HOUR_MINUTES = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")


def lay_names_and_years(board: Board) -> None:
    """Lay months, weekdays, years and times of day on the board, for the patterns to build on."""
    keys = board.tokens.keys
    for token in board.figures:
        if len(keys[token]) == _YEAR_FIGURES and keys[token].isdigit():
            _lay_year(board, token, token, int(keys[token]))
        elif _HOUR_MINUTES.fullmatch(keys[token]):
            board.put("hour_minutes", token, token, Lexeme({}), "figures")
    _lay_names(board)
    if "'" in "".join(keys):
        for token, key in enumerate(keys):
            _lay_clitic(board, token, key)
    for annotation, number, value in _worded(board):
        if annotation.last > annotation.first and not number.ordinal:
            _lay_year(board, annotation.first, annotation.last, value)


def lay_days_and_counts(board: Board) -> None:
    """Lay numbers as the days and the counts that they may be in a date or a time."""
    keys = board.tokens.keys
    for token in board.figures:
        if len(keys[token]) <= _YEAR_FIGURES and keys[token].isdigit():
            _lay_figures(board, token, keys[token])
    for annotation, number, value in [*_worded(board), *_worded(board, "ordinal")]:
        _lay_number(board, annotation, number, value)
    for annotation in board.of("ordinal_word"):
        if isinstance(annotation.value, Lexeme):
            _lay_ordinal(board, annotation.first, annotation.last, int(annotation.value.args["value"]))


def _worded(board: Board, kind: str = "number") -> Iterator[tuple[Annotation, NumberValue, int]]:
    """The whole numbers of a kind that are written in words."""
    for annotation in board.of(kind):
        number = annotation.value
        if not isinstance(number, NumberValue) or number.digits or number.vague or number.fraction or number.article:
            continue
        if number.value == number.value.to_integral_value():
            yield annotation, number, int(min(number.value, _MOST))


def _lay_names(board: Board) -> None:
    """Lay the months and weekdays that CLDR or the pack names."""
    names, keys = calendar_names(board.pack.code), board.tokens.keys
    listed = board.firsts("month", "weekday")
    if not listed and names.keys().isdisjoint(keys):
        return
    for token, key in enumerate(keys):
        if (key in names or token in listed) and board.tokens.kinds[token] == "w":
            _lay_name(board, token, names.get(key))


def _lay_clitic(board: Board, token: int, key: str) -> None:
    """Mark what an apostrophe cuts off, for patterns to ask for: "l'" is elided, "'s" a clitic."""
    if key.endswith("'"):
        board.put("elided", token, token, Lexeme({}), "figures")
    elif key.startswith("'"):
        board.put("clitic", token, token, Lexeme({}), "figures")


def _lay_ordinal(board: Board, first: int, last: int, value: int) -> None:
    """A day said as an ordinal, with the ten before it: "двадцать четвёртое"."""
    if 1 <= value <= 31:
        _lay(board, "day_number", first, last, value, SURE)
    for tens in board.ending(first - 1, "number"):
        number = tens.value
        if (
            isinstance(number, NumberValue)
            and number.value in (20, 30)
            and 1 <= value <= 9
            and number.value + value <= 31
        ):
            _lay(board, "day_number", tens.first, last, int(number.value) + value, SURE)


def _lay(board: Board, kind: str, first: int, last: int, value: int, features: frozenset[str] = NOT_SURE) -> None:
    board.put(kind, first, last, Lexeme({"value": value}, features), "figures")


def _lay_year(board: Board, first: int, last: int, value: int) -> None:
    if _FIRST_YEAR <= value <= _LAST_YEAR:
        _lay(board, "year_number", first, last, value, SURE if _is_year(board, first, last) else NOT_SURE)


def _lay_figures(board: Board, token: int, figures: str) -> None:
    """Figures that are no year as a day and a count."""
    value = int(figures)
    if len(figures) == _YEAR_FIGURES and _FIRST_YEAR <= value <= _LAST_YEAR:
        return
    designator = board.covering(token, "designator")
    if designator and len(figures) < _YEAR_FIGURES and token > designator.first:
        return
    if len(figures) <= 2 and 1 <= value <= 31:
        _lay(board, "day_number", token, token, value)
        suffix = next((a for a in board.starting(token + 1, "day_suffix") if board.tokens.glued(token + 1)), None)
        if suffix:
            _lay(board, "day_number", token, suffix.last, value, SURE)
    if not designator:
        _lay(board, "count", token, token, value)


def _lay_number(board: Board, annotation: Annotation, number: NumberValue, value: int) -> None:
    """A number in words as a day and a count."""
    first, last = annotation.first, annotation.last
    if 1 <= value <= 31:
        _lay(board, "day_number", first, last, value, SURE if number.ordinal else NOT_SURE)
    if 0 < value <= 1000 and not number.ordinal:
        _lay(board, "count", first, last, value)


def _is_year(board: Board, first: int, last: int | None = None) -> bool:
    """Whether the words around say that these figures are a year."""
    last = first if last is None else last
    tokens = board.tokens
    sentence = board.sentence_at(first)
    others = [token for token in range(sentence.first, sentence.last + 1) if tokens.kinds[token] in "wd"]
    if others[0] >= first and others[-1] <= last:
        return len(board.sentences) == 1
    if board.starting(last + 1, "year_noun"):
        return True
    if (
        first > sentence.first
        and last < sentence.last
        and tokens.keys[first - 1] == "("
        and tokens.keys[last + 1] == ")"
    ):
        return True
    if first - 2 >= sentence.first and _looks_like_year(tokens.keys[first - 2]) and _is_year(board, first - 2):
        return True
    if first == last and _opens_before_verb(board, first, sentence.first):
        return True
    return any(_cue_holds(board, cue.value, last) for cue in board.ending(first - 1, "year_cue"))


def _opens_before_verb(board: Board, token: int, start: int) -> bool:
    """Whether a year near the report's own opens a clause whose verb stands second: "*2024* lieferte Norwegen 40".

    Round ones may be a count that stands alone: "2000 waren es im Mai".
    """
    if not board.pack.settings.get("verb_second") or board.tokens.keys[token].endswith("00"):
        return False
    if token > start and board.tokens.keys[token - 1] not in _OPENS_CLAUSE:
        return False
    if board.published is None or abs(int(board.tokens.keys[token]) - board.published.year) > _NEAR_YEARS:
        return False
    behind = token + 1
    if behind >= len(board.tokens) or board.tokens.is_capital(behind):
        return False
    return any(is_finite(board, verb) for verb in (*verbs_at(board, behind), *board.starting(behind, "auxiliary")))


def _cue_holds(board: Board, cue: object, last: int) -> bool:
    """A strong cue ("in") holds always, a weak one ("of", "to") only where no counted noun may follow."""
    return _is_strong(cue) or (nothing_counted(board, last + 1) and not _counts_noun(board, last))


def _counts_noun(board: Board, last: int) -> bool:
    """Whether round figures rather count the noun behind them, where nouns have capitals: "und 2000 Raketen"."""
    if not board.pack.settings.get("capital_nouns") or not board.tokens.keys[last].endswith("00"):
        return False
    return last + 1 < len(board.tokens) and board.tokens.is_capital(last + 1)


def _is_strong(cue: object) -> bool:
    return not isinstance(cue, Lexeme) or not cue.args.get("weak")


def nothing_counted(board: Board, token: int) -> bool:
    """Whether what stands at a token can be no thing that a number before it counts, and no money: a verb, for one."""
    if token >= len(board.tokens) or board.sentence_of[token] != board.sentence_of[token - 1]:
        return True
    key, kind = board.tokens.keys[token], board.tokens.kinds[token]
    if kind != "w":
        return kind != "d" and key not in _MONEY
    if board.starting(token, "after_date") or board.tokens.is_capital(token) or key.endswith("'"):
        return True
    return any(is_finite(board, verb) and not is_noun_here(board, verb) for verb in verbs_at(board, token))


def _looks_like_year(key: str) -> bool:
    return len(key) == 4 and key.isdigit() and _FIRST_YEAR <= int(key) <= _LAST_YEAR


def _lay_name(board: Board, token: int, found: tuple[str, int] | None) -> None:
    """A month's or weekday's name out of CLDR (`found`) or the pack, also with an abbreviation's stop behind it."""
    key = board.tokens.keys[token]
    there = board.starting(token, "month") + board.starting(token, "weekday")
    if any(name.last > token for name in there):
        _lay_long_name(board, max(there, key=lambda name: name.last))
        return
    care = _care(board.pack).get(key)
    if care == "never":
        return
    features = _name_features(board, token, care)
    if care == "number" and any(_is_strong(cue.value) for cue in board.ending(token - 1, "year_cue")):
        features = SURE
    pairs = [found] if found else []
    for annotation in there:
        assert isinstance(annotation.value, Lexeme)
        pairs.append((annotation.kind, int(annotation.value.args["value"])))
        board.remove(annotation)
    for kind, value in dict.fromkeys(pairs):
        shown = CASED if kind == "weekday" and care == "number" and len(board.tokens) > 2 else features
        _lay(board, kind, token, token, value, shown)
        if _has_stop(board, token):
            _lay(board, kind, token, token + 1, value, shown)


def _lay_long_name(board: Board, name: Annotation) -> None:
    """A name of more than one word, which stands for itself: "terça-feira"."""
    assert isinstance(name.value, Lexeme), "lexical classes hold lexemes"
    board.remove(name)
    _lay(board, name.kind, name.first, name.last, int(name.value.args["value"]), SURE)


@lru_cache(maxsize=32)
def _care(pack: LanguagePack) -> dict[str, str]:
    """Which names need care, and of which sort, by folded name."""
    return {fold(name): str(entry.args["needs"]) for entry in pack.entries("calendar_care") for name in entry.patterns}


def _name_features(board: Board, token: int, care: str | None) -> frozenset[str]:
    """ "sure" where the name stands for itself, "cased" where it does so beside a number."""
    if _is_name(board, token, care):
        return SURE
    return CASED if care == "number" or board.tokens.is_capital(token) else NOT_SURE


def _is_name(board: Board, token: int, care: str | None) -> bool:
    """Whether a name alone is enough: one that needs a capital must not owe it to the sentence or a person's name."""
    if care is None or len(board.tokens) == 1 or (len(board.tokens) == 2 and board.tokens.keys[1] == "."):
        return True
    if care != "capital" or not board.tokens.is_capital(token):
        return False
    first = board.sentence_at(token).first
    if token == first or board.tokens.word(token).isupper():
        return False
    return token - 1 == first or not board.tokens.is_capital(token - 1)


def _has_stop(board: Board, token: int) -> bool:
    """Whether the full stop of an abbreviation follows, within the sentence."""
    stop = token + 1
    return (
        stop < len(board.tokens)
        and board.tokens.keys[stop] == "."
        and board.tokens.glued(stop)
        and len(board.tokens.keys[token]) <= 5
        and board.sentence_of[stop] == board.sentence_of[token]
        and stop < board.sentence_at(token).last
    )
