"""How the words of a number add up, in any language.

A number is read from left to right as a stack of parts. Each part has a *room*:
what may still be added to it is smaller than its room ("twenty" has room for
less than 10, "million" for less than a million). A scale ("hundred", "thousand",
"million") takes all parts that are smaller than it off the stack and multiplies
their sum. This one rule reads "two hundred thousand million", "mil millones",
"сорок три миллиона пятьсот тысяч" and "quatre-vingt mille" alike; what differs
(values, rooms, units before tens) is in the packs.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)
ONE = Decimal(1)
_SMALL_SCALE = 100  # "fifteen dozen": what is counted in dozens or scores may well be more than one of them
ENDLESS = Decimal(10) ** 40

_ROOMS = {"unit": 0, "teen": 0, "ten": 10, "hundred": 100, "few": 0, "article": 0, "half": 0, "zero": 0, "digits": 0}


class Numeral(NamedTuple):
    """One word of a number: its value and the role it plays.

    Roles: unit, teen, ten, hundred (added); scale (multiplies); twenties (French
    "vingt", which multiplies four); zero; article ("a" before a scale); few ("several",
    before a scale); vague ("dozens", a multiple of itself); half ("half a", before a
    scale or alone); digits. `room` says what may follow if it is not the role's own,
    `most` how many of a scale may be said at all (French "dix-neuf cents", never "vingt cents").
    """

    value: Decimal
    role: str
    room: Decimal | None = None
    vague: bool = False
    short: bool = False
    share: bool = False
    about: bool = False
    most: Decimal | None = None

    @property
    def follows(self) -> Decimal:
        """What is added behind it is smaller than this."""
        if self.room is not None:
            return self.room
        return self.value if self.role == "scale" else Decimal(_ROOMS.get(self.role, 0))


class _Part(NamedTuple):
    value: Decimal
    room: Decimal
    role: str


class Total(NamedTuple):
    """The number so far; `take` and its like give the next one, or None where a word does not fit."""

    parts: tuple[_Part, ...] = ()
    scale: Decimal = ONE
    vague: bool = False
    digits: bool = False
    article: bool = False
    share: bool = False
    about: bool = False
    words: int = 0

    @property
    def value(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), ZERO)

    @property
    def complete(self) -> bool:
        """Whether what has been read so far is a number by itself."""
        return bool(self.parts) and self.parts[-1].role not in ("article", "few")

    @property
    def room(self) -> Decimal:
        """What may still be added is smaller than this."""
        return self.parts[-1].room if self.parts else ENDLESS

    def take(self, numeral: Numeral, joined: bool = False, units_first: bool = False) -> Total | None:
        """The number with one more word, or None."""
        if numeral.role == "scale":
            return self._scaled(numeral)
        if numeral.role == "twenties":
            return self._twenties(numeral)
        if units_first and joined and numeral.role == "ten" and self._ends_in_unit():
            last = self.parts[-1]
            return self._with((*self.parts[:-1], _Part(last.value + numeral.value, ZERO, "ten")), numeral)
        if self.parts and not self._fits(numeral):
            return None
        part = _Part(numeral.value, numeral.follows, numeral.role)
        if self.vague and len(self.parts) == 1 and self.parts[0].role == "scale":
            return self._behind_a_scale(part, numeral)
        return self._with((*self.parts, part), numeral)

    def _behind_a_scale(self, part: _Part, numeral: Numeral) -> Total:
        """A scale word that stood alone, with a number behind it.

        In some languages it is turned round to say "about" ("тысяч десять"); with hundreds it
        was a case of the singular, written like a plural ("тысячи двухсот").
        """
        scale = self.parts[0]
        if numeral.role == "hundred" or scale.value < _SMALL_SCALE:
            return self._with((scale, part), numeral)._replace(vague=False)
        product = _Part(scale.value * numeral.value, ZERO, "scale")
        return self._with((product,), numeral)._replace(vague=False, about=True)

    def _fits(self, numeral: Numeral) -> bool:
        if all(part.role == "zero" for part in self.parts):
            return numeral.role in ("zero", "unit", "teen", "ten", "hundred")
        if numeral.role in ("article", "few", "vague", "half", "zero"):
            return False
        if self.parts[-1].role == "vague":
            return False
        return ZERO < numeral.value < self.room

    def _ends_in_unit(self) -> bool:
        last = self.parts[-1] if self.parts else None
        return last is not None and last.role == "unit" and last.value < 10

    def _with(self, parts: tuple[_Part, ...], numeral: Numeral) -> Total:
        role = numeral.role
        return Total(
            parts,
            self.scale,
            vague=self.vague or (numeral.vague and role != "scale") or role == "few",
            digits=self.digits or role == "digits",
            article=self.article or role == "article",
            share=self.share or numeral.share,
            about=self.about,
            words=self.words + 1,
        )

    def _scaled(self, numeral: Numeral) -> Total | None:
        kept = list(self.parts)
        taken: list[_Part] = []
        while kept and (
            kept[-1].value < numeral.value
            or (not taken and (kept[-1].role == "digits" or numeral.value < _SMALL_SCALE))
        ):
            taken.append(kept.pop())
        factor = sum((part.value for part in taken), ZERO)
        if numeral.short and not taken:
            return None
        if not taken and kept and (kept[-1].room <= numeral.value):
            return None
        if (taken and factor == 0) or (numeral.most is not None and factor > numeral.most):
            return None
        value = (factor or ONE) * numeral.value
        if kept and value >= kept[-1].room:
            return None
        part = _Part(value, numeral.follows, "scale")
        vague = self.vague or (numeral.vague and not self.parts)
        return self._replace(
            parts=(*kept, part), scale=numeral.value, vague=vague, about=numeral.about, words=self.words + 1
        )

    def _twenties(self, numeral: Numeral) -> Total | None:
        last = self.parts[-1] if self.parts else None
        if last is not None and last.value == 4 and last.role == "unit":
            part = _Part(last.value * numeral.value, numeral.value, "ten")
            return self._with((*self.parts[:-1], part), numeral)
        if last is not None and numeral.value >= self.room:
            return None
        return self._with((*self.parts, _Part(numeral.value, Decimal(10), "ten")), numeral)

    def with_half(self, share: Decimal) -> Total | None:
        """The number and a half (or another share): of a scale from a thousand on that was said last, else of one."""
        if not self.complete or self.parts[-1].role == "half":
            return None
        last = self.parts[-1]
        of = self.scale if last.role == "scale" and self.scale >= 1000 else ONE
        return self._replace(parts=(*self.parts[:-1], last._replace(value=last.value + share * of, room=ZERO)))

    def with_decimals(self, decimals: str) -> Total | None:
        """The number with these digits behind its decimal mark."""
        if not self.complete or not decimals or (self.parts[-1].role in ("scale", "half") and self.scale > 100):
            return None
        last = self.parts[-1]
        whole = last._replace(value=last.value + Decimal(f"0.{decimals}"), room=ZERO)
        return self._replace(parts=(*self.parts[:-1], whole))


NO_WORDS = Total()
