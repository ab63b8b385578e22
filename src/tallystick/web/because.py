"""Why the linker put a mention into its claim, in the reader's language.

The ledger keeps the reason as it was given, in English; the ways in which one is given are few.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from tallystick.reports.interface import marked
from tallystick.web.speech import Speech

_WHOLE = {
    "nothing else says so": marked("opened this claim"),
    "fits several alike": marked("fits several alike"),
    "nothing speaks against it": marked("nothing speaks against it"),
    "a person judged it so": marked("a person judged it so"),
    "nobody links here": marked("nobody links here"),
}
_PARTS = {
    "period": marked("same period"),
    "figure": marked("same figure"),
    "item": marked("same item"),
    "recipient": marked("same receiver"),
    "agent": marked("same actor"),
    "occasion": marked("same occasion"),
}
_RULES = {
    "equal figures": marked("equal figures"),
    "first": marked("the first of its claim"),
    "marked rounding": marked("a marked rounding"),
    "merged": marked("merged"),
}
_SAME, _ROUNDS, _BY_ITSELF = "same ", "rounds ", "a person judged it so; by itself: "


def reason_in_words(why: str, speech: Speech) -> str:
    """The reason in words; one that is given in no way of ours stands as it was given."""
    if why in _WHOLE:
        return speech.say(_WHOLE[why])
    if why.startswith(_SAME):
        names = why.removeprefix(_SAME).split(", ")
        return speech.listed([speech.say(_PARTS[name]) for name in names]) if set(names) <= set(_PARTS) else why
    if why.startswith(_ROUNDS):
        number = _number(why.removeprefix(_ROUNDS))
        return why if number is None else speech.say("rounds {number}", number=speech.number(number))
    rule = why.removeprefix(_BY_ITSELF)
    if rule != why and rule in _RULES:
        return speech.say("a person judged it so; by itself: {rule}", rule=speech.say(_RULES[rule]))
    return why


def _number(words: str) -> Decimal | None:
    try:
        return Decimal(words)
    except InvalidOperation:
        return None
