"""Numbers that are part of a name, a score or a compound word, told by what stands beside them.

"FTSE 100 closed", "won 3-1", "a four-door car", "45 (forty-five)": none of these
numbers counts the thing that follows.
"""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.numbers.house_numbers import is_house_number
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.numbers.ranks import is_rank

_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("-‐‑–")
_TYING = _HYPHENS | _DASHES | frozenset(":([")
_SHORT = 3
_NEAR = 5
_KNOWN_BEHIND_HYPHEN = (
    "unit",
    "currency",
    "numeral",
    "number_half",
    "fraction",
    "bound",
    "multiple_mark",
    "count_tail",
)


def is_name_or_score(board: Board, number: Annotation) -> bool:
    """Whether the number belongs to a name, a score or a compound, or repeats the figures before it."""
    return (
        (_is_beside_capital(board, number) and _is_of_name(board, number))
        or (_is_beside_mark(board, number) and _is_tied(board, number))
        or _is_named_part(board, number)
        or is_rank(board, number)
        or is_house_number(board, number)
    )


def _is_beside_capital(board: Board, number: Annotation) -> bool:
    """Whether the number has a capital or stands behind one, without which it is no name."""
    first, tokens = number.first, board.tokens
    return tokens.is_capital(first) or (first > 0 and tokens.is_capital(first - 1))


def _is_of_name(board: Board, number: Annotation) -> bool:
    return _follows_name(board, number) or _is_title(board, number) or _ends_name(board, number)


def _is_beside_mark(board: Board, number: Annotation) -> bool:
    """Whether a mark stands beside the number that may tie it to something."""
    keys, before, behind = board.tokens.keys, number.first - 1, number.last + 1
    return (before >= 0 and keys[before] in _TYING) or (behind < len(keys) and keys[behind] in _TYING)


def _is_tied(board: Board, number: Annotation) -> bool:
    return (
        _is_score(board, number)
        or _is_timed(board, number)
        or _leads_compound(board, number)
        or _ends_ratio(board, number)
        or _repeats(board, number)
        or _is_reference(board, number)
    )


def _follows_name(board: Board, number: Annotation) -> bool:
    """Bare figures behind a capitalised word inside a sentence, with no thing to count behind them."""
    value = number.value
    assert isinstance(value, NumberValue)
    first = number.first
    if not value.bare or board.pack.settings.get("capital_nouns") or len(board.tokens.keys[first]) > 4:
        return False
    sentence = board.sentence_at(first)
    before = first - 1
    if before <= sentence.first or not board.tokens.is_capital(before) or board.tokens.glued(first):
        return False
    if board.ending(before, "currency") or board.ending(before, "unit") or board.ending(before, "number"):
        return False
    return _counts_nothing(board, number.last + 1, first)


def _is_title(board: Board, number: Annotation) -> bool:
    """A number in words with a capital inside a sentence that counts nothing: "les Vingt-Sept ont alloué"."""
    value = number.value
    assert isinstance(value, NumberValue)
    first = number.first
    if (
        value.digits
        or value.scale > 1
        or board.pack.settings.get("capital_nouns")
        or not board.tokens.is_capital(first)
    ):
        return False
    before = first - 1
    if before < board.sentence_at(first).first or not board.starting(before, "not_counted"):
        return False
    following = number.last + 1
    if any(board.starting(following, kind) for kind in ("auxiliary", "status_verb", "light_verb", "modal", "cue")):
        return True
    return _counts_nothing(board, following, first)


def _ends_name(board: Board, number: Annotation) -> bool:
    """A number in words with a capital behind a word with one: "Formula One fans", "Ground Zero", "the Big Three".

    In a headline, where every long word has a capital, it counts as any other does.
    """
    value = number.value
    assert isinstance(value, NumberValue)
    tokens, first, sentence = board.tokens, number.first, board.sentence_at(number.first)
    if value.digits or value.scale > 1 or value.fraction or board.pack.settings.get("capital_nouns"):
        return False
    if first <= sentence.first or tokens.kinds[first - 1] != "w" or not tokens.is_capital(first):
        return False
    if not tokens.is_capital(first - 1) or board.starting(first - 1, "not_counted") or tokens.glued(first):
        return False
    long = (t for t in range(sentence.first, sentence.last + 1) if len(tokens.keys[t]) > _SHORT)
    return any(tokens.kinds[t] == "w" and not tokens.is_capital(t) for t in long)


def _is_named_part(board: Board, number: Annotation) -> bool:
    """A part that the word before tells from the others, so that its size is not meant: "the last half of the year"."""
    value = number.value
    assert isinstance(value, NumberValue)
    if not value.share or value.digits or number.first <= board.sentence_at(number.first).first:
        return False
    return any(board.ending(number.first - 1, kind) for kind in ("rank", "which", "ordinal_word"))


def _counts_nothing(board: Board, at: int, first: int) -> bool:
    tokens = board.tokens
    if at >= len(tokens) or board.sentence_of[at] != board.sentence_of[first]:
        return True
    if tokens.kinds[at] != "w":
        return tokens.keys[at] not in ("%", "$", "€", "£", "-", "–", "°", "+")
    return bool(board.starting(at, "not_counted") or board.starting(at, "change"))


def _is_score(board: Board, number: Annotation) -> bool:
    """Figures tied by a dash to others that are no larger: "2-2", "89-89", "3:1"."""
    value = number.value
    assert isinstance(value, NumberValue)
    if not value.bare:
        return False
    for there, rising in ((number.last + 1, False), (number.first - 1, True)):
        other = _tied(board, there, forward=not rising)
        if other is None:
            continue
        assert isinstance(other.value, NumberValue)
        high, low = (value, other.value) if rising else (other.value, value)
        if other.value.bare and (high.value <= low.value or _is_told_score(board, number, other)):
            return True
    return False


def _is_told_score(board: Board, number: Annotation, other: Annotation) -> bool:
    """Whether two figures tied by a dash are a score by what stands beside them: "lost 2-3", "6-4, 3-6"."""
    first, last = min(number.first, other.first), max(number.last, other.last)
    sentence, tokens = board.sentence_at(first), board.tokens
    if not _counts_nothing(board, last + 1, first):
        return False
    near = [*range(max(first - _NEAR, sentence.first), first), *range(last + 1, min(last + 3, sentence.last + 1))]
    if any(board.starting(token, "score_word") or board.ending(token, "score_word") for token in near):
        return True
    return any(
        _is_falling_pair(board, pair)
        for comma, pair in ((last + 1, last + 2), (first - 1, first - 4))
        if sentence.first <= min(comma, pair) and max(comma, pair) <= sentence.last and tokens.keys[comma] == ","
    )


def _is_falling_pair(board: Board, at: int) -> bool:
    """Whether two bare figures with a dash between them stand here, the second no larger."""
    keys = board.tokens.keys[at : at + 3]
    return (
        len(keys) == 3
        and keys[1] in _DASHES
        and keys[0].isdecimal()
        and keys[2].isdecimal()
        and (int(keys[2]) <= int(keys[0]))
    )


def _is_timed(board: Board, number: Annotation) -> bool:
    """Figures that a colon ties to other figures: a time that was run, a ratio, a verse ("3:52.61", "10:38:07")."""
    keys, glued = board.tokens.keys, board.tokens.glued
    before, after = number.first - 1, number.last + 1
    ahead = after + 1 < len(keys) and keys[after] == ":" and glued(after) and glued(after + 1)
    behind = before > 0 and keys[before] == ":" and glued(before) and glued(number.first)
    kinds = board.tokens.kinds
    return (ahead and kinds[after + 1] == "d") or (
        behind and kinds[before - 1] in "dw" and any(map(str.isdigit, keys[before - 1]))
    )


def _tied(board: Board, dash: int, forward: bool) -> Annotation | None:
    tokens = board.tokens
    if not 0 < dash < len(tokens) - 1 or tokens.keys[dash] not in _DASHES:
        return None
    if not (tokens.glued(dash) and tokens.glued(dash + 1)):
        return None
    found = board.starting(dash + 1, "number") if forward else board.ending(dash - 1, "number")
    return next(iter(found), None)


def _leads_compound(board: Board, number: Annotation) -> bool:
    """A number tied by a hyphen to a word that is no unit: "four-door", "six-speed", "3-bed"."""
    value = number.value
    assert isinstance(value, NumberValue)
    tokens = board.tokens
    dash = number.last + 1
    if dash + 1 >= len(tokens) or tokens.keys[dash] not in _HYPHENS or tokens.kinds[dash + 1] != "w":
        return False
    if not (tokens.glued(dash) and tokens.glued(dash + 1)):
        return False
    word = tokens.keys[dash + 1]
    if word in ("odd", "plus", "ish", "fold", "ти", "та") or board.starting(dash, "rate"):
        return False
    if board.starting(dash + 1, "change_to"):
        return not _rises(board, number, dash + 2)
    return not any(board.starting(dash + 1, kind) for kind in _KNOWN_BEHIND_HYPHEN)


def _ends_ratio(board: Board, number: Annotation) -> bool:
    """Whether the number is tied over a word to one that is no smaller: "one-to-*one*", "2-to-*1*"."""
    keys, word = board.tokens.keys, number.first - 2
    if word < 2 or keys[word - 1] not in _HYPHENS or keys[word + 1] not in _HYPHENS:
        return False
    assert isinstance(number.value, NumberValue)
    before = [other.value for other in board.ending(word - 2, "number")]
    falls = any(isinstance(value, NumberValue) and value.value >= number.value.value for value in before)
    return falls and bool(board.starting(word, "change_to"))


def _rises(board: Board, number: Annotation, at: int) -> bool:
    """Whether a larger number follows behind the word that is tied to this one: "8-to-12-year-olds", "8- to 12"."""
    while at < len(board.tokens) and board.tokens.keys[at] in _HYPHENS:
        at += 1
    assert isinstance(number.value, NumberValue)
    values = [other.value for other in board.starting(at, "number")]
    return any(isinstance(value, NumberValue) and value.value > number.value.value for value in values)


def _repeats(board: Board, number: Annotation) -> bool:
    """The same number once more in brackets: "45 (forty-five)"."""
    value = number.value
    assert isinstance(value, NumberValue)
    opening = number.first - 1
    if opening < 1 or board.tokens.keys[opening] != "(":
        return False
    return any(
        isinstance(before.value, NumberValue) and before.value.value == value.value
        for before in board.ending(opening - 1, "number")
    )


def _is_reference(board: Board, number: Annotation) -> bool:
    """Bare figures alone in brackets: a shirt, an age, a footnote."""
    value = number.value
    assert isinstance(value, NumberValue)
    keys = board.tokens.keys
    before, after = number.first - 1, number.last + 1
    if not value.bare or before < 0 or after >= len(keys):
        return False
    return (keys[before], keys[after]) in (("(", ")"), ("[", "]"))
