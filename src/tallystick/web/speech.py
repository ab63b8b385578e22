"""What templates may say: figures, days, periods and statuses in the words of one interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale

from tallystick.model import Claim, FindingKind, Interval, Modality, Period, Quantity, Stage, Status, Verdict
from tallystick.reports.compact import compact
from tallystick.reports.figures import figure, figure_of, range_of
from tallystick.reports.interface import Interface, day_written, marked
from tallystick.reports.lands import party_named
from tallystick.reports.periods import period_in_words
from tallystick.reports.status_words import standing, status_in_words, verdict_in_words
from tallystick.reports.wording import readable
from tallystick.reports.written_out import written_out

_KINDS = {
    FindingKind.CORROBORATION: marked("Sources agree"),
    FindingKind.CONTRADICTION: marked("Contradiction"),
    FindingKind.REVISION: marked("Revision"),
    FindingKind.DOUBLE_READING: marked("Two readings"),
    FindingKind.ESCALATION: marked("Says more than its source"),
    FindingKind.CATEGORY_DRIFT: marked("Item drifts"),
    FindingKind.SHORTFALL: marked("Shortfall"),
    FindingKind.OVERDUE: marked("Overdue"),
    FindingKind.LONE_SOURCE: marked("On one word"),
    FindingKind.UNDATED: marked("Undated"),
}


@dataclass(frozen=True, slots=True)
class Speech:
    """One language of the pages."""

    words: Interface
    labels: Mapping[str, str]

    @classmethod
    def of(cls, words: Interface, labels: Mapping[str, str]) -> Speech:
        """The speech in the language of an interface; `labels` are the categories' English names, by their paths."""
        return cls(compact(words), labels)

    def say(self, sentence: str, /, **facts: object) -> str:
        """The sentence in this language, with its facts filled in."""
        return self.words.say(sentence, **facts)

    def count(self, one: str, many: str, number: int, /, **facts: object) -> str:
        """The sentence in the plural form that the number asks for."""
        return self.words.count(one, many, number, **facts)

    def number(self, value: Decimal | int) -> str:
        """A number, up to the precision said."""
        return self.words.number(Decimal(value))

    def figure(self, quantity: Quantity) -> str:
        """A figure with its bound, as it was said."""
        return figure(quantity, self.words)

    def thing(self, quantity: Quantity, item: str) -> str:
        """A figure with the name of its thing."""
        return figure_of(quantity, readable(item), self.words)

    def range(self, values: Interval, unit: str = "piece") -> str:
        """The numbers that may be meant; what begins at nothing is told by its end."""
        from_nothing = values.low == 0 and values.high is not None and values.high > 0
        return range_of(replace(values, low=None, low_open=False) if from_nothing else values, unit, self.words)

    def category(self, name: str) -> str:
        """A category's name: as the domain packs label it, else the last part of its path."""
        label = self.labels.get(name)
        return self.words.say(label) if label else readable(name.rpartition(".")[2]).replace("_", " ")

    def claimed(self, claim: Claim) -> str:
        """The figure of a claim with its thing."""
        return self.thing(claim.quantity, claim.item or self.category(claim.category))

    def party(self, name: str) -> str:
        """A party's name; a land's as this language has it."""
        return party_named(name, self.words)

    def standing(self, status: Status, stage: Stage | None, modality: Modality) -> str:
        """How far things have come, and how sure it is."""
        return standing(status, stage, modality, self.words)

    def status(self, status: Status) -> str:
        """How far things have come."""
        return status_in_words(status, self.words)

    def verdict(self, verdict: Verdict) -> str:
        """A verdict, as a line that begins with it."""
        return capital(verdict_in_words(verdict, self.words))

    def kind(self, kind: FindingKind) -> str:
        """What sort of finding it is, as a label."""
        return self.words.say(_KINDS[kind])

    def period(self, period: Period | None) -> str:
        """A period with its edge."""
        return period_in_words(period, self.words)

    def period_written(self, period: Period | None) -> str:
        """A period with its edge, its months written out, as a title has it."""
        return period_in_words(period, written_out(self.words))

    def day(self, day: date | None) -> str:
        """A day written out: 4 February 2026."""
        if day is None:
            return self.words.say("no date")
        return day_written(day, "long", self.words.locale)

    def weekday(self, day: date) -> str:
        """A day with the name of its weekday."""
        return capital(day_written(day, "full", self.words.locale))

    def month(self, day: date) -> str:
        """A month with its year."""
        return capital(self.words.month(day))

    def language(self, code: str | None) -> str:
        """The name of a language in this one; its code where it has none."""
        if not code:
            return self.words.say("language not known")
        return _language(code, self.words.locale)

    def listed(self, names: list[str]) -> str:
        """Names as a list within a sentence."""
        return self.words.listed(names)


@lru_cache(maxsize=2_000)
def _language(code: str, locale: Locale) -> str:
    return capital(str(locale.languages.get(code.partition("-")[0], code)))


def capital(text: str) -> str:
    """A text that begins a line.

    >>> capital("on pace")
    'On pace'
    """
    return text[:1].upper() + text[1:]
