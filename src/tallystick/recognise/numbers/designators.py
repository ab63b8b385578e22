"""Figures that name and do not count: F-16, T-72B3, Leopard 2A6, Covid-19, Article 5, 155-mm."""

from __future__ import annotations

from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.matching import Match, best, matches
from tallystick.recognise.ground.vulgar import vulgar
from tallystick.recognise.numbers.number_value import NumberValue

_HYPHENS = frozenset("-‐‑")
_TIES = frozenset("-‐‑_/")
_CROSSES = frozenset("x×х")  # the last one is Cyrillic
_LONGEST_COUNT = 16
# What may stand glued behind the figures of a quantity.
_GOOD = ("numeral", "unit", "currency", "ordinal_mark", "number_half", "multiple_mark", "rate")
_MEASURED = frozenset({"share", "mass", "volume", "energy"})


def is_designator(board: Board, token: int) -> bool:
    """Whether the figures at a token are tied to letters that make a name of them, or are too long to count."""
    figures = board.tokens.keys[token]
    if figures.isdecimal() and len(figures) > _LONGEST_COUNT:
        return True
    return _tied_before(board, token) or _tied_behind(board, token)


def _tied_before(board: Board, token: int) -> bool:
    tokens = board.tokens
    if not tokens.glued(token):
        return False
    before = token - 1
    if tokens.keys[before].endswith("'"):
        return False  # "l'80 %"
    if tokens.keys[before] in _HYPHENS and tokens.glued(before) and before > 0:
        before -= 1
        if tokens.glued(before) and tokens.kinds[before - 1] == "d" and _is_good(board, before):
            return False
        return tokens.kinds[before] == "w" and not _is_measure_word(board, before) and not _is_tied_to(board, before)
    if tokens.keys[before] in ("_", "@", "#", "№"):
        return True
    return tokens.kinds[before] == "w" and not _is_measure_word(board, before)


def _is_measure_word(board: Board, token: int) -> bool:
    return any(board.ending(token, kind) for kind in ("currency", "number_sign", "bound_prefix"))


def _is_tied_to(board: Board, token: int) -> bool:
    """Whether a word between hyphens leads from figures to larger ones: "8-*to*-12-year-olds"; "2-to-1" is a ratio."""
    tokens = board.tokens
    if not (token > 1 and tokens.glued(token) and tokens.keys[token - 1] in _HYPHENS):
        return False
    low, high = tokens.keys[token - 2], tokens.keys[token + 2]
    rises = low.isdecimal() and high.isdecimal() and int(low) < int(high)
    return rises and bool(board.starting(token, "change_to"))


def _is_good(board: Board, token: int) -> bool:
    """Whether a word may stand glued behind the figures of a quantity."""
    return any(board.starting(token, kind) for kind in _GOOD)


def _tied_behind(board: Board, token: int) -> bool:
    tokens = board.tokens
    after = token + 1
    if after >= len(tokens) or not tokens.glued(after):
        return False
    if tokens.kinds[after] == "w" and vulgar(tokens.keys[after]) is None:
        if token > 0 and tokens.keys[token - 1] == "/" and tokens.glued(token):
            return not _is_good(board, after)  # in an address: "/1DbUmw5"
        if tokens.keys[after] in _CROSSES and _is_figure_at(board, after + 1):
            return True  # "4x4"
        return not (_is_good(board, after) and _suits(board, token, after)) and len(tokens.keys[after]) <= 3
    return end_of_cross(board, token) > token


def _is_figure_at(board: Board, token: int) -> bool:
    """Whether figures are glued to what stands before them here."""
    tokens = board.tokens
    return token < len(tokens) and tokens.glued(token) and tokens.kinds[token] == "d"


def end_of_cross(board: Board, figures: int) -> int:
    """The last token of a drive or the like that begins with figures here ("8×8", "4x4"), or the figures' own."""
    tokens, cross = board.tokens, figures + 1
    if not _is_figure_at(board, cross + 1) or tokens.keys[cross] not in _CROSSES or not tokens.glued(cross):
        return figures
    return cross + 1 if len(tokens.keys[figures]) == 1 or tokens.kinds[cross] == "w" else figures


def _suits(board: Board, figures: int, after: int) -> bool:
    """Whether figures may have what is glued to them: a unit that asks for decimals stands behind no whole number."""
    if not board.tokens.keys[figures].isdecimal():
        return True
    found = [a.value for kind in _GOOD for a in board.starting(after, kind)]
    return any(not isinstance(value, Lexeme) or not value.args.get("decimals") for value in found)


def recognise_designators(board: Board) -> None:
    """Lay names with numbers on the board, by the patterns of the pack."""
    for match in best([match for match in matches(board, "designators") if _names(board, match)]):
        board.put("designator", match.first, match.last, None, "designator", match.parts, match.entry.place)


def _names(board: Board, match: Match) -> bool:
    """Whether the words are written as a name is, and no figure follows it."""
    return not _is_figure(board, match) and (not match.entry.args.get("capital") or _is_capital(board, match))


def _is_figure(board: Board, match: Match) -> bool:
    """Whether the number behind a word is a change, a price or a measure: "FTSE -0.6%", "la nave porta 26mila euro"."""
    following = match.last + 1
    if board.starting(following, "currency"):
        return True
    shares = (unit.value for unit in board.starting(following, "unit"))
    if any(isinstance(share, Lexeme) and share.args["measure"] in _MEASURED for share in shares):
        return True
    numbers = (part.value for part in match.parts if isinstance(part.value, NumberValue))
    return any(number.value < 0 or number.scale > 1 for number in numbers)


def _is_capital(board: Board, match: Match) -> bool:
    """Whether all words of the match beside its number have a capital: "16 Stone Road", not "16 miles of road"."""
    tokens = board.tokens
    inside = {token for part in match.parts for token in range(part.first, part.last + 1)}
    beside = (token for token in range(match.first, match.last + 1) if token not in inside)
    words = (token for token in beside if tokens.kinds[token] == "w")
    return all(tokens.is_capital(token) or _is_tail(board, token) for token in words)


def _is_tail(board: Board, token: int) -> bool:
    """Whether letters are tied to figures before them: "9 East 71*st* Street"."""
    return board.tokens.glued(token) and token > 0 and board.tokens.kinds[token - 1] == "d"
