"""One plain sentence for each finding, out of templates by language; a language without any falls back to English."""

from __future__ import annotations

from decimal import Decimal

from tallystick.model import FindingKind, Told

_TEMPLATES: dict[str, dict[FindingKind, str]] = {
    "en": {
        FindingKind.CORROBORATION: "{figure} of {item}: {sources} say so independently.",
        FindingKind.CONTRADICTION: "{first} says {figure} of {item}, {second} says {other}: both cannot be true.",
        FindingKind.REVISION: "{second} changed the figure for {item} from {figure} to {other}.",
        FindingKind.DOUBLE_READING: "{figure} of {item} is given once for {period} and once for {other_period}.",
        FindingKind.ESCALATION: "{first} has {figure} of {item} as {status}; {second} tells {other} as {other_status}.",
        FindingKind.CATEGORY_DRIFT: "{figure} is told of {item} by {first}, and of {other_item} by {second}.",
        FindingKind.SHORTFALL: "Of {figure} of {item} that were planned, {other} came.",
        FindingKind.OVERDUE: "{figure} of {item} were due by {period}; no report says that they came.",
        FindingKind.LONE_SOURCE: "{figure} of {item} stands in {reports} reports and goes back to one source: {first}.",
        FindingKind.UNDATED: "{figure} of {item}: the report has no date, so its period cannot be placed.",
    },
    "fr": {
        FindingKind.CORROBORATION: "{figure} ({item}) : {sources} le disent indépendamment.",
        FindingKind.CONTRADICTION: "{first} : {figure} ({item}) ; {second} : {other}. Les deux ne peuvent être vrais.",
        FindingKind.REVISION: "{second} a changé le chiffre ({item}) de {figure} à {other}.",
        FindingKind.DOUBLE_READING: "{figure} ({item}) : une fois pour {period}, une fois pour {other_period}.",
        FindingKind.ESCALATION: "{first} : {figure} ({item}, {status}) ; {second} en fait {other} ({other_status}).",
        FindingKind.CATEGORY_DRIFT: "{figure} : {first} parle de {item}, {second} de {other_item}.",
        FindingKind.SHORTFALL: "Prévu : {figure} ({item}) ; arrivé : {other}.",
        FindingKind.OVERDUE: "{figure} ({item}) : échéance {period} passée, aucun article n'en dit l'arrivée.",
        FindingKind.LONE_SOURCE: "{figure} ({item}) : {reports} articles, une seule source, {first}.",
        FindingKind.UNDATED: "{figure} ({item}) : article sans date, la période ne peut être située.",
    },
}  # fmt: skip
_BOUNDS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "up_to": "≤ ", "about": "≈ ", "nearly": "≲ "}


def sentence(kind: FindingKind, told: tuple[Told, ...], language: str = "en") -> str:
    """The sentence of a finding from the mentions that show it."""
    one, two = told[0], told[-1]
    template = _TEMPLATES.get(language, _TEMPLATES["en"])[kind]
    return template.format(
        figure=_figure(one),
        other=_figure(two),
        item=_item(one),
        other_item=_item(two),
        first=_who(one),
        second=_who(two),
        sources=", ".join(dict.fromkeys(map(_who, told))),
        period=_period(one),
        other_period=_period(two),
        status=one.mention.status,
        other_status=two.mention.status,
        reports=len({each.ref.document for each in told}),
    )


def _figure(told: Told) -> str:
    quantity = told.mention.quantity
    said = "–".join(_number(number) for number in quantity.numbers)
    unit = {"piece": "", "percent": " %"}.get(quantity.unit, f" {quantity.unit}")
    return f"{_BOUNDS.get(quantity.bound, '')}{said}{unit}{f' per {quantity.per}' if quantity.per else ''}"


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _item(told: Told) -> str:
    return told.mention.item.name or told.mention.item.category


def _who(told: Told) -> str:
    speaker = told.mention.speaker
    return (speaker.name or speaker.role if speaker else None) or told.outlet or told.ref.document


def _period(told: Told) -> str:
    period = told.mention.period.period if told.mention.period else None
    if period is None or not period.is_dated:
        return "an unknown period"
    rest = " (the rest of the year)" if period.edge == "rest" else ""
    return f"{period.start or '…'} to {period.end or '…'}{rest}"
