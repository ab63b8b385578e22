"""The counted thing of each quantity.

It stands behind the number ("40 000 rounds of artillery ammunition"), before it
("shells: 40 000", "tank output rose sevenfold"), or it was told a moment ago
("the other 25", "10 000 of them"): then the former item is carried over. A share
or a growth speaks of the thing whose amount it is. Of money no thing is looked
for but its purpose: aid, a contract, or something else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tallystick.model import Annotation, Item, Measure, Quantity
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import verbs_at
from tallystick.recognise.things.adjective_parts import is_smaller, part_run
from tallystick.recognise.things.ellipsis import OF_AMOUNTS, holds_unknown, is_elliptical, past_stop
from tallystick.recognise.things.fronted_things import fronted_thing
from tallystick.recognise.things.money_purposes import purpose_of
from tallystick.recognise.things.noun_phrase import OTHER, NounPhrase, phrase_from, phrase_within, skipped, unknown_run

_PEOPLE = "personnel"
_BESIDE = 3
_NOT_ITEMS = frozenset({Measure.DURATION, Measure.LENGTH, Measure.AREA, Measure.OTHER})
_WEIGHED = frozenset({Measure.MASS, Measure.VOLUME, Measure.ENERGY})
_LIST_REACH = 2
_LIST_GAP = 8
_PARTS_APART = 3
_LISTED = 2
"""How far a number stands behind another one in a list of numbers alone: "36, 24 and 12 buses"."""


@dataclass(frozen=True, slots=True)
class CountedItem:
    """An item with the quantity that counts it; `carried` where its words stand with an earlier quantity.

    `words` are the known nouns that it was read from; `part` where it is only some of what was counted before
    ("12 million tonnes *of it corn*"), which what comes later does not speak of.
    """

    item: Item
    quantity: Annotation
    carried: bool = False
    words: tuple[Annotation, ...] = ()
    part: bool = False


def recognise_items(board: Board) -> None:
    """Lay one item for each quantity that counts, weighs or measures a thing."""
    found: dict[int, CountedItem] = {}
    for quantity in board.of("quantity"):
        counted = _counted(board, quantity, found)
        if counted is None:
            continue
        found[quantity.first] = counted
        span = counted.item.span
        first = board.tokens.at(span.start) if span and not counted.carried else quantity.first
        last = board.tokens.at(span.end - 1) if span and not counted.carried else quantity.last
        board.put("item", first, last, counted, "carried" if counted.carried else "phrase", counted.words)


def items_of(board: Board) -> dict[tuple[int, int], Item]:
    """The counted things on the board, by the first and last token of their quantity."""
    found = (annotation.value for annotation in board.of("item"))
    return {
        (counted.quantity.first, counted.quantity.last): counted.item
        for counted in found
        if isinstance(counted, CountedItem)
    }


def _counted(board: Board, quantity: Annotation, found: dict[int, CountedItem]) -> CountedItem | None:
    value = quantity.value
    if not isinstance(value, Quantity) or value.measure in _NOT_ITEMS:
        return None
    if value.measure is Measure.MONEY:
        return CountedItem(purpose_of(board, quantity), quantity)
    phrase = _behind(board, quantity)
    if phrase is None:
        part = _adjective_part(board, quantity, found)
        if part is not None:
            return part
    if phrase is None and not is_elliptical(board, quantity, value):
        return _unknown(board, quantity)
    for search in _growing if value.measure in OF_AMOUNTS else _counting:
        phrase = phrase or search(board, quantity)
    if phrase is not None:
        counted = _resolved(board, quantity, phrase, found)
        return replace(counted, part=True) if _is_part(board, quantity) else counted
    former = _former(board, quantity, found) or _told_next(board, quantity, value)
    return CountedItem(former, quantity, carried=True) if former else None


def _adjective_part(board: Board, quantity: Annotation, found: dict[int, CountedItem]) -> CountedItem | None:
    """A part of what was counted right before, told by an adjective alone: "2,000 homes, *of which 800 municipal*"."""
    former = next((item for first, item in reversed(found.items()) if first < quantity.first), None)
    if former is None or board.sentence_of[former.quantity.first] != board.sentence_of[quantity.first]:
        return None
    run = part_run(board, quantity, former.part and quantity.first - former.quantity.last <= _PARTS_APART)
    counted = (item for item in reversed(found.values()) if not item.part)
    whole = next(counted, None)
    if run is None or whole is None or whole.item.category == OTHER or not is_smaller(quantity, whole.quantity):
        return None
    span = board.span(*run)
    name = f"{' '.join(span.of(board.text).split())} {whole.item.name}"
    return CountedItem(Item(span, name, whole.item.category), quantity, part=True)


def _unknown(board: Board, quantity: Annotation) -> CountedItem | None:
    """The thing right behind a number that no domain knows ("17 *players*"), which makes no claim of it."""
    run = unknown_run(board, past_stop(board, quantity.last + 1), board.sentence_at(quantity.first).last)
    if run is None:
        return None
    span = board.span(*run)
    return CountedItem(Item(span, " ".join(span.of(board.text).split()), OTHER), quantity)


def _is_part(board: Board, quantity: Annotation) -> bool:
    """Whether the quantity counts some of what was counted before: "12 million tonnes *of it*"."""
    return bool(board.starting(past_stop(board, quantity.last + 1), "stand_in"))


def _resolved(board: Board, quantity: Annotation, phrase: NounPhrase, found: dict[int, CountedItem]) -> CountedItem:
    """The item of a phrase; one that only counts ("systems", "units") takes the category of the item before it."""
    span = board.span(phrase.first, phrase.last)
    item = Item(span, " ".join(span.of(board.text).split()), phrase.category)
    if phrase.weak and phrase.category == OTHER and not holds_unknown(board, phrase.last + 1):
        former = _former(board, quantity, found)
        named = former or _named_before(board, phrase)
        if named is not None:
            item = Item(span, former.name if former else item.name, named.category)
    return CountedItem(item, quantity, words=phrase.nouns)


def _behind(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The phrase right behind the number, in its sentence; of a part of a counted whole, the whole's thing."""
    inside = _inside(board, quantity)
    if inside is not None:
        return inside
    last = board.sentence_at(quantity.first).last
    start = past_stop(board, quantity.last + 1)
    if start > last:
        return None
    stand_in = next((a for a in board.starting(start, "stand_in")), None)
    if stand_in is not None:
        return phrase_from(board, stand_in.last + 1, last)
    whole = skipped(board, start, last)
    if whole > start and board.starting(whole, "quantity"):
        return phrase_from(board, board.starting(whole, "quantity")[0].last + 1, last)
    return phrase_from(board, start, last)


def _inside(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The phrase between the number and bounding words behind it: "200 *chars* au plus"."""
    amount = next((part for part in quantity.parts if part.kind == "amount"), None)
    if amount is None or amount.last >= quantity.last:
        return None
    return phrase_from(board, amount.last + 1, quantity.last)


def _before(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The first thing named between the quantity before this one (or the clause's start) and this one."""
    first = _after_former(board, quantity, clause_of(board, quantity.first)[0])
    return phrase_within(board, first, quantity.first - 1) if first < quantity.first else None


def _earlier(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The same from the sentence's start: words of speech may stand between the thing and the verb."""
    first = _after_former(board, quantity, board.sentence_at(quantity.first).first)
    return phrase_within(board, first, quantity.first - 1) if first < quantity.first else None


def _flowing(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The thing whose flow reached the number: "deliveries of weapons slipped to 9 000"."""
    if "status_noun" not in board.kinds:
        return None
    first = clause_of(board, quantity.first)[0]
    nouns = [a for token in range(first, quantity.first) for a in board.starting(token, "status_noun")]
    if not nouns or not any(board.starting(token, "light_verb") for token in range(nouns[0].last + 1, quantity.first)):
        return None
    return _before(board, quantity)


def _listed(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The thing in a list without verbs, between the quantity before and this one: "..., armour six, aircraft four"."""
    former = _former_quantity(board, quantity)
    if former is None or quantity.first - former.last > _LIST_GAP or former.first < _sentence_start(board, quantity):
        return None
    between = range(former.last + 1, quantity.first)
    if any(board.starting(token, kind) for token in between for kind in ("status_verb", "light_verb", "phrase_skip")):
        return None
    mark = next(
        (token for token in between if board.tokens.keys[token] in ",;" or board.starting(token, "phrase_join")), None
    )
    return phrase_within(board, mark, quantity.first - 1) if mark is not None else None


def _sentence_start(board: Board, quantity: Annotation) -> int:
    return board.sentence_at(quantity.first).first


def _fronted(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The thing at the head of its clause whose number was left behind, where a language has cases for that."""
    if not board.pack.settings.get("bare_genitive"):
        return None
    return fronted_thing(board, _after_former(board, quantity, clause_of(board, quantity.first)[0]), quantity.first)


def _headed(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The thing before a colon or a dash that the number stands behind: "shells: 40 000"."""
    mark = quantity.first - 1
    if mark < 1 or board.tokens.keys[mark] not in (":", "–", "—", "-", "="):
        return None
    first = _after_former(board, quantity, board.sentence_at(quantity.first).first)
    return phrase_within(board, first, mark - 1)


def _after(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The first thing named behind, in the clause: "has doubled its output of aircraft"."""
    last = clause_of(board, quantity.first)[1]
    following = board.after(quantity.last, "quantity")
    end = min(last, following.first - 1) if following else last
    return phrase_within(board, quantity.last + 1, end)


def _after_former(board: Board, quantity: Annotation, first: int) -> int:
    """`first`, or the token behind the last quantity before this one where that is later."""
    former = _former_quantity(board, quantity)
    return max(first, former.last + 1) if former else first


def _former_quantity(board: Board, quantity: Annotation) -> Annotation | None:
    """The nearest quantity that ends before this one begins."""
    return next((q for q in board.before(quantity.first, "quantity") if q.last < quantity.first), None)


def _turned(board: Board, quantity: Annotation) -> NounPhrase | None:
    """The thing that stands before its number where that says about: "*человек* триста"."""
    turned = any(part.kind == "turned_round" for amount in quantity.parts for part in amount.parts)
    return phrase_within(board, quantity.first - 1, quantity.first - 1) if turned else None


_counting = (_turned, _headed, _fronted, _flowing, _listed)
_growing = (_before, _after, _earlier)


def _former(board: Board, quantity: Annotation, found: dict[int, CountedItem]) -> Item | None:
    """The item of the nearest earlier quantity of things, in this sentence or the two before it.

    What is weighed or measured is what was so before, where anything was: "33 million
    tonnes of food on 1,000 ships; 725,000 tonnes went to ..." speaks of food.
    """
    number, measure = board.sentence_at(quantity.first).number, _measure(quantity)
    people = _counts_people(board, quantity)
    near: list[CountedItem] = []
    for first, counted in reversed(found.items()):  # they came in text order
        if number - board.sentence_at(first).number > _LIST_REACH:
            break
        if _measure(counted.quantity) is Measure.MONEY or counted.item.category == OTHER or counted.part:
            continue
        if not people or counted.item.category == _PEOPLE:
            near.append(counted)
    alike = (counted for counted in near if measure in _WEIGHED and _measure(counted.quantity) is measure)
    found_item = next(alike, next(iter(near), None))
    return found_item.item if found_item else None


def _counts_people(board: Board, quantity: Annotation) -> bool:
    """Whether a word beside the number shows that it counts people: "killing two", "14 were injured"."""
    last = board.sentence_at(quantity.first).last
    behind = range(quantity.last + 1, min(quantity.last + 1 + _BESIDE, last + 1))
    verb = next((t for t in behind if not board.starting(t, "auxiliary")), None)
    before = bool(board.ending(quantity.first - 1, "counts_people"))
    return before or (verb is not None and bool(board.starting(verb, "counts_people")))


def _measure(quantity: Annotation) -> Measure | None:
    return quantity.value.measure if isinstance(quantity.value, Quantity) else None


def _told_next(board: Board, quantity: Annotation, value: Quantity) -> Item | None:
    """The thing that the next count of the sentence names: "not 400, but 270 *houses*", "36, 24 and 12 *buses*"."""
    if value.unit != "piece":
        return None
    if board.tokens.is_capital(quantity.first) and quantity.first > board.sentence_at(quantity.first).first:
        return None  # a name: "les Vingt-Sept"
    former, following = quantity, board.after(quantity.last, "quantity")
    while following is not None and _counts_pieces(following):
        if board.sentence_of[following.first] != board.sentence_of[quantity.first] or _is_parted(
            board, former, following
        ):
            return None
        phrase = _behind(board, following)
        if phrase is not None:
            span = board.span(phrase.first, phrase.last)
            item = Item(span, " ".join(span.of(board.text).split()), phrase.category)
            return None if phrase.category == OTHER else item
        if following.first - former.last > _LISTED:
            return None
        former, following = following, board.after(following.last, "quantity")
    return None


def _is_parted(board: Board, one: Annotation, two: Annotation) -> bool:
    """Whether something is done between two counts, so that each has its own thing: "20 *received* 30 buses"."""
    return any(verbs_at(board, token) for token in range(one.last + 1, two.first))


def _counts_pieces(quantity: Annotation) -> bool:
    return isinstance(quantity.value, Quantity) and quantity.value.unit == "piece"


def _named_before(board: Board, phrase: NounPhrase) -> Item | None:
    """The nearest telling noun before a phrase that only counts, in its sentence or the two before it."""
    number = board.sentence_at(phrase.first).number
    for noun in board.before(phrase.first, "noun"):
        if not isinstance(noun.value, Lexeme) or noun.value.args.get("weak"):
            continue
        if number - board.sentence_at(noun.first).number > _LIST_REACH:
            return None
        return Item(noun.span, noun.span.of(board.text), str(noun.value.args["category"]))
    return None
