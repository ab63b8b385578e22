"""Numbers with their unit: "10 000", "$3.5bn", "40 tonnes", "5 million euros", "12 %".

A unit stands behind its number, a currency before or behind. What a date, a
clock time, an ordinal, a designator or a phone number covers is no amount.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from tallystick.model import Annotation, Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lands import lands_told
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.numbers.lone_parts import is_size_of_change
from tallystick.recognise.numbers.number_names import is_name_or_score
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.quantities.ages import age_of
from tallystick.recognise.quantities.amount import Amount
from tallystick.recognise.quantities.amount_words import lay_amount_words
from tallystick.recognise.quantities.bare_years import has_year_figures, is_any_year
from tallystick.recognise.quantities.carried_money import carry_money
from tallystick.recognise.quantities.carried_weights import carry_weights
from tallystick.recognise.quantities.compound_measures import join_parts
from tallystick.recognise.quantities.only_one import is_only_one, is_single_thing
from tallystick.recognise.quantities.turned_round import put_turned, turned_word

NO_AMOUNTS = ("date", "clock", "designator", "ordinal", "phone", "score", "footnote")
_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("-‐‑–—")
_QUOTES = frozenset("\"'”’")
_PERCENT = Context(prec=28)
_UNITS = frozenset({"currency", "unit"})
_HALF = Decimal("0.5")
_CHANGE_BEFORE = 4
_PRICE_BEFORE, _PRICE_BEHIND = 6, 3
_THOUSAND = 1000
_MOST_POINTS = 50


def recognise_amounts(board: Board) -> None:
    """Lay every number that may be a quantity on the board as an amount, with its unit."""
    covered = -1
    for number in board.of("number"):
        if number.first > covered and _is_free(board, number) and not is_name_or_score(board, number):
            covered = _put(board, number)
    lay_amount_words(board)
    _join_hundredths(board)
    join_parts(board)
    if len(board.of("amount")) > 1:
        carry_money(board)
        carry_weights(board)


def _plain(board: Board, number: Annotation) -> Amount:
    """A number without a unit: a count, or, where it names a part of something, a percentage."""
    value = number.value
    assert isinstance(value, NumberValue)
    part = value.fraction and value.value < 1 and not value.digits and value.scale == 1
    part = part and not _ends_in_article(board, number)
    if value.share:
        return _percentage(value)
    if not part:
        return Amount(value, value.value)
    changed = any(_tells_change(board, by) for by in board.ending(number.first - 1, "change_by"))
    changed = changed or is_size_of_change(board, number.first) or _is_compared(board, number.last + 1)
    whole = _has_whole(board, number.last + 1) or bool(board.starting(number.last, "share_of"))
    return _percentage(value) if changed or whole else Amount(value, value.value)


def _percentage(part: NumberValue) -> Amount:
    return Amount(part, _PERCENT.multiply(part.value, 100), "percent", Measure.SHARE)


def _is_compared(board: Board, at: int) -> bool:
    """Whether a word of more or less stands behind a part: "a third *fewer* than in April"."""
    return bool(board.starting(at, "change") and board.starting(at, "phrase_skip"))


def _ends_in_article(board: Board, number: Annotation) -> bool:
    """Whether the number is a part of one thing that follows: "won by *half a* length"."""
    words = (word.value for word in board.ending(number.last, "grammar"))
    return number.last > number.first and any(isinstance(w, Lexeme) and w.args["role"] == "det" for w in words)


def _tells_change(board: Board, by: Annotation) -> bool:
    """Whether a word before the size of a change is one here; a weak one ("de", "di") needs the change before it."""
    if not isinstance(by.value, Lexeme) or not by.value.args.get("weak"):
        return True
    first = max(board.sentence_at(by.first).first, by.first - _CHANGE_BEFORE)
    return any(board.starting(token, "change") for token in range(first, by.first))


def _has_whole(board: Board, at: int) -> bool:
    """Whether the whole that a part is taken of follows, behind a word or, where a language has cases, bare."""
    if board.starting(at, "share_of"):
        return True
    bare = bool(board.pack.settings.get("bare_genitive"))
    return bare and at < len(board.tokens) and board.tokens.kinds[at] == "w" and not board.starting(at, "not_counted")


def _join_hundredths(board: Board) -> None:
    """Make one amount of "15 dollars and 50 cents" and of "15 dollars 50"."""
    amounts = list(board.of("amount"))
    for amount in amounts if len(amounts) > 1 else ():
        assert isinstance(amount.value, Amount)
        if amount.value.measure is not Measure.MONEY or amount.value.hundredths or amount.value.number.scale > 1:
            continue
        small = _small_change(board, amount)
        if small is None:
            continue
        assert isinstance(small.value, Amount)
        value = replace(amount.value, value=amount.value.value + small.value.value / 100)
        board.remove(amount)
        board.remove(small)
        board.put("amount", amount.first, small.last, value, "amounts/hundredths", (amount, small))


def _small_change(board: Board, amount: Annotation) -> Annotation | None:
    at = amount.last + 1
    joiners = (joiner for kind in ("number_joiner", "number_point") for joiner in board.starting(at, kind))
    joiner = max(joiners, key=lambda a: a.last, default=None)
    if joiner is not None:
        at = joiner.last + 1
    for small in board.starting(at, "amount"):
        assert isinstance(small.value, Amount)
        value = small.value.value
        same = small.value.hundredths and small.value.upper is None
        bare = (
            (small.value.number.bare or not small.value.number.digits)
            and small.value.measure is Measure.COUNT
            and _ends_phrase(board, small)
        )
        if 0 < value < 100 and (same or (bare and not amount.value.sign)):  # type: ignore[attr-defined]
            return small
    return None


def _ends_phrase(board: Board, amount: Annotation) -> bool:
    following = amount.last + 1
    if following >= len(board.tokens) or board.tokens.kinds[following] != "w":
        return True
    return bool(board.starting(following, "not_counted"))  # "2 euros 50 *le* kilo"


def _is_free(board: Board, number: Annotation) -> bool:
    """Whether nothing else has taken the number; a date made of words inside a longer number has not ("vingt-sept")."""
    for taken in board.overlapping(number.first, number.last, *NO_AMOUNTS):
        assert isinstance(number.value, NumberValue)
        inside = number.first <= taken.first and taken.last <= number.last
        if taken.kind == "date" and (_is_measured(board, number, taken) or (inside and not number.value.digits)):
            continue
        return False
    return True


def _is_measured(board: Board, number: Annotation, date: Annotation) -> bool:
    """Whether a unit makes it an amount that a date cannot be: "2020 hours", "1/4 of a mile", but not "w 2025 roku".

    What is a part or a year by its form is none where the date holds its unit too: "a *third quarter*", "*2025 second*
    quarter".
    """
    assert isinstance(number.value, NumberValue)
    unit = _unit_behind(board, number)
    if unit is None or not isinstance(unit.value, Lexeme):
        return False
    named = (number.value.fraction and not number.value.digits) or has_year_figures(board, number)
    if named and (unit.value.args.get("unit") == "year" or unit.last <= date.last):
        return False
    return number.value.fraction or unit.value.args.get("measure") == "duration"


def _put(board: Board, number: Annotation) -> int:
    """Lay the amount of a number on the board, if it is one; the last token that is thereby spoken for."""
    assert isinstance(number.value, NumberValue)
    unit = _unit_behind(board, number) or _money_before(board, number)
    if unit is None:
        turned = turned_word(board, number)
        if turned is not None:
            put_turned(board, number, turned)
        elif not (is_any_year(board, number) if number.value.digits else _is_other_word(board, number)):
            amount = age_of(board, number) or _plain(board, number)
            board.put("amount", number.first, number.last, amount, "amounts/count", (number,))
        return number.last
    if _is_calibre(board, number, unit):
        board.put("designator", number.first, unit.last, None, "amounts/calibre", (number, unit))
        return unit.last
    assert isinstance(unit.value, Lexeme)
    args = unit.value.args
    measure = Measure.MONEY if unit.kind == "currency" else Measure(str(args["measure"]))
    name = str(args["code"] if unit.kind == "currency" else args["unit"])
    hundredths = name if unit.kind == "currency" and "factor" in args else ""
    if hundredths:
        name = f"{name} cent"
    value = number.value.value * Decimal(args.get("scale", 1))
    if unit.kind == "unit":
        value *= Decimal(args.get("factor", 1))
    first, last = min(number.first, unit.first), max(number.last, unit.last)
    scale = _scale_behind(board, number, unit)
    if scale is not None:
        value, last = value * scale[0], scale[1]
    amount = Amount(number.value, value, name, measure, sign=unit.first < number.first, hundredths=hundredths)
    board.put("amount", first, last, amount, f"amounts/{unit.kind}", (number, unit), unit.entry)
    return last


def _scale_behind(board: Board, number: Annotation, unit: Annotation) -> tuple[Decimal, int] | None:
    """The scale that stands behind a currency instead of before it ("125 USD million"), and its last token."""
    assert isinstance(number.value, NumberValue)
    if unit.kind != "currency" or unit.first < number.first or number.value.scale > 1:
        return None
    for word in board.starting(unit.last + 1, "numeral"):
        assert isinstance(word.value, Lexeme)
        args = word.value.args
        if args["role"] == "scale" and args["value"] >= _THOUSAND and not args.get("short"):
            return Decimal(args["value"]), word.last
    return None


def _unit_behind(board: Board, number: Annotation) -> Annotation | None:
    """The unit or currency that follows, over a hyphen or a joining word ("millions d'euros")."""
    tokens = board.tokens
    at = number.last + 1
    if at < len(tokens) and board.sentence_of[at] != board.sentence_of[number.first]:
        return None
    found = _unit_at(board, at, number)
    if found is not None:
        return found
    joiner = max(board.starting(at, "unit_joiner"), key=lambda a: a.last, default=None)
    if (
        joiner is not None
        and isinstance(number.value, NumberValue)
        and (number.value.scale > 1 or number.value.fraction or number.value.value < 1)
    ):
        return _unit_at(board, joiner.last + 1, number)
    tied = at + 1 < len(tokens) and tokens.glued(at) and tokens.glued(at + 1)
    if tied and tokens.keys[at] in _HYPHENS:
        return _unit_at(board, at + 1, number)
    return None


def _unit_at(board: Board, at: int, number: Annotation) -> Annotation | None:
    if at >= len(board.tokens) or board.sentence_of[at] != board.sentence_of[number.first]:
        return None
    if not board.may_have(at, _UNITS):
        return None
    found = [unit for kind in ("currency", "unit") for unit in board.starting(at, kind) if _fits(board, unit, number)]
    if not found:
        return None
    lands = lands_told(board) if any(_land(unit) for unit in found) else {}
    found = [unit for unit in found if not _land(unit) or _land(unit) in lands]
    millions = isinstance(number.value, NumberValue) and number.value.scale >= 1_000_000

    def rank(unit: Annotation) -> tuple[int, bool, int]:
        money = (unit.kind == "currency") == _is_money(board, unit, number, millions)
        return unit.last, money, lands.get(_land(unit), 0)

    return max(found, key=rank, default=None)


def _land(unit: Annotation) -> str:
    """The country whose money a word means only where the country is told: "pesos" in a text on Colombia."""
    assert isinstance(unit.value, Lexeme)
    return str(unit.value.args.get("land", ""))


def _is_money(board: Board, unit: Annotation, number: Annotation, millions: bool) -> bool:
    """Whether a word that may be money or a weight ("pounds") is money: where millions of it, or a price, are told."""
    assert isinstance(unit.value, Lexeme)
    if not unit.value.args.get("millions") and unit.kind == "currency":
        return True
    return millions or _has_price_word(board, number)


def _has_price_word(board: Board, number: Annotation) -> bool:
    """Whether a word of cost or pay stands beside the number: "kostet 90 Pfund"."""
    sentence = board.sentence_at(number.first)
    first = max(sentence.first, number.first - _PRICE_BEFORE)
    last = min(sentence.last, number.last + _PRICE_BEHIND)
    return any(board.starting(token, "price_word") for token in range(first, last + 1))


def _fits(board: Board, unit: Annotation, number: Annotation) -> bool:
    """Whether a unit may stand behind a number: some letters must be glued to it, "ha" must have figures before it."""
    assert isinstance(unit.value, Lexeme) and isinstance(number.value, NumberValue)
    tokens = board.tokens
    if unit.value.args.get("figures") and not number.value.digits:
        return False
    beside = unit.value.args.get("beside")
    if beside is not None and not _is_told(board, number, str(beside)):
        return False
    if unit.value.args.get("decimals") and number.value.value == number.value.value.to_integral_value():
        return False
    following = unit.last + 1
    if (
        following < len(tokens)
        and tokens.glued(following)
        and tokens.kinds[following] in "wd"
        and tokens.keys[unit.last].isalpha()
    ):
        return False
    if unit.value.args.get("before") or _leads_next(board, unit, number) or _closes_quote(board, unit):
        return False
    if _begins_a_date(board, unit, number) or _names_next(board, unit):
        return False
    if unit.value.args.get("alone") and board.tokens.kinds[following : following + 1] == ["w"]:
        return bool(board.starting(following, "not_counted"))
    return not unit.value.args.get("glued") or tokens.glued(unit.first)


def _is_told(board: Board, number: Annotation, unit: str) -> bool:
    """Whether an amount of a unit stands before a small number in its sentence: "34 %, *six* points more"."""
    assert isinstance(number.value, NumberValue)
    before = range(board.sentence_at(number.first).first, number.first)
    amounts = (amount.value for token in before for amount in board.starting(token, "amount"))
    told = any(isinstance(amount, Amount) and amount.unit == unit for amount in amounts)
    return told and abs(number.value.value) < _MOST_POINTS


def _begins_a_date(board: Board, unit: Annotation, number: Annotation) -> bool:
    """Whether a word for a time begins a date of its own, in which the number has no part: "4500 снарядов против 1200
    *год назад*"."""
    begins = any(date.last > unit.last for date in board.starting(unit.first, "date"))
    return begins and not board.overlapping(number.first, number.last, "date")


def _names_next(board: Board, unit: Annotation) -> bool:
    """Whether a capital letter belongs to a name with figures behind it: "12 *T* 72", "12 *T*-72"."""
    tokens, behind = board.tokens, unit.last + 1
    if unit.first != unit.last or len(tokens.keys[unit.first]) > 1 or not tokens.is_capital(unit.first):
        return False
    if any(name.last > unit.last for name in board.starting(unit.first, "designator")):
        return True
    tied = behind < len(tokens) and tokens.keys[behind] in _HYPHENS and tokens.glued(behind)
    return tied and bool(board.starting(behind + 1, "designator"))


def _closes_quote(board: Board, unit: Annotation) -> bool:
    """Whether a mark that may be a unit rather closes what the same mark opened in its sentence: "about 20"."""
    tokens, mark = board.tokens, board.tokens.keys[unit.first]
    if unit.first != unit.last or tokens.kinds[unit.first] != "p" or mark not in _QUOTES:
        return False
    return sum(key == mark for key in tokens.keys[board.sentence_at(unit.first).first : unit.first]) % 2 == 1


def _leads_next(board: Board, unit: Annotation, number: Annotation) -> bool:
    """Whether a sign stands before the next figures and belongs to them: "$15-$20", "31 C$2.7 million"."""
    tokens, following = board.tokens, unit.last + 1
    if tokens.keys[unit.last].isalpha() or following >= len(tokens):
        return False
    if unit.first <= number.last + 1 and tokens.glued(unit.first):
        return False
    return tokens.glued(following) and tokens.kinds[following] == "d"


def _money_before(board: Board, number: Annotation) -> Annotation | None:
    before = number.first - 1
    if before < 0 or board.sentence_of[before] != board.sentence_of[number.first]:
        return None
    found = board.ending(before, "currency")
    if not found and board.tokens.keys[before] in "-−" and before > 0:
        found = board.ending(before - 1, "currency")
    best = max(found, key=lambda unit: unit.last - unit.first, default=None)
    if best is None or (not board.tokens.glued(number.first) and board.covering(best.first, "amount")):
        return None
    assert isinstance(best.value, Lexeme)
    word = board.tokens.word(best.last)
    is_symbol = not word.isalpha() or (word.isupper() and len(word) <= 3)
    return best if is_symbol or best.value.args.get("before") else None


def _is_other_word(board: Board, number: Annotation) -> bool:
    """Whether a number in words says another thing: it stands for something, or is an adjective or one in a row."""
    return (
        _is_pronoun(board, number)
        or is_single_thing(board, number)
        or _is_adjective(board, number)
        or _is_ranked(board, number)
    )


def _is_adjective(board: Board, number: Annotation) -> bool:
    """Whether a lone word for a half says another thing, where a language has one for both: "alquiler medio"."""
    assert isinstance(number.value, NumberValue)
    value = number.value
    if not board.pack.settings.get("half_is_adjective") or not value.fraction or value.digits or value.share:
        return False
    if number.first != number.last or value.value != _HALF or value.scale != 1:
        return False
    sentence, before = board.sentence_at(number.first), number.first - 1
    if before < sentence.first or not _is_content(board, before) or not board.tokens.keys[number.first].isalpha():
        return False
    return number.last == sentence.last or not _is_content(board, number.last + 1)


def _is_ranked(board: Board, number: Annotation) -> bool:
    """Whether a word for a part is one in a row, and no share: "в *третьей* четверти матча"."""
    assert isinstance(number.value, NumberValue)
    value = number.value
    if not value.fraction or value.digits or number.first != number.last or number.first == 0:
        return False
    return bool(board.ending(number.first - 1, "ordinal_word"))


def _is_content(board: Board, token: int) -> bool:
    """Whether a word stands here that may name a thing: none of the closed classes, and no verb that we know."""
    if board.tokens.kinds[token] != "w" or board.starting(token, "not_counted"):
        return False
    return not any(board.starting(token, kind) for kind in ("light_verb", "status_verb", "auxiliary"))


def _is_pronoun(board: Board, number: Annotation) -> bool:
    """Whether "one" stands for a thing and counts nothing: "each one", "this one"."""
    assert isinstance(number.value, NumberValue)
    if number.first != number.last or number.value.digits or not board.starting(number.first, "pronoun_one"):
        return False
    before, after = number.first - 1, number.last + 1
    if board.pack.settings.get("one_is_article") and len(board.tokens) > 3:
        return not is_only_one(board, number.first)
    if board.starting(after + 1, "number") and not board.starting(after, "number_joiner"):
        return False  # "one or two banks"
    if after >= len(board.tokens) or board.tokens.kinds[after] != "w":
        return board.tokens.kinds[number.first] == "w" and len(board.tokens) > 3
    if before >= 0 and board.starting(before, "not_counted") and board.starting(after, "not_counted"):
        return not board.starting(after, "share_of")
    return False


def _is_calibre(board: Board, number: Annotation, unit: Annotation) -> bool:
    """Whether millimetres tell a weapon's calibre: "155-mm shells", "152 мм", "calibre 120 mm"."""
    assert isinstance(number.value, NumberValue) and isinstance(unit.value, Lexeme)
    value = number.value.value
    if unit.value.args.get("unit") != "mm" or not number.value.digits or not 4 <= value <= 500:
        return False
    before = number.first - 1
    if before >= 0 and board.ending(before, "calibre"):
        return True
    if before > 0 and board.tokens.keys[before] in _DASHES and board.ending(before - 1, "number"):
        return False  # "a 75-300mm lens"
    if unit.first > number.last + 1 and board.tokens.keys[number.last + 1] in _HYPHENS:
        return True
    following = unit.last + 1
    if following >= len(board.tokens) or board.tokens.kinds[following] != "w":
        return False
    return not board.starting(following, "not_counted")
