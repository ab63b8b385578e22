"""One plain sentence for each finding, out of what its mentions tell.

Names stand as their documents have them, in whatever language: so the sentences
are built to be right beside a word that cannot be inflected.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, reduce
from operator import add
from string import Formatter

from tallystick.model import Finding, FindingKind, Modality, Party, Told
from tallystick.reports.compact import compact
from tallystick.reports.figures import figure, range_of, thing
from tallystick.reports.interface import Interface, marked, marked_plural
from tallystick.reports.periods import period_in_words
from tallystick.reports.status_words import standing
from tallystick.reports.wording import readable

_PLAIN = {
    FindingKind.CONTRADICTION: marked("{first} says {thing}, {second} says {other}: these do not fit together."),
    FindingKind.REVISION: marked("{second} changed the figure from {thing} ({day}) to {other} ({other_day})."),
    FindingKind.DOUBLE_READING: marked("{thing} is given for two periods: {period}; {other_period}."),
    FindingKind.ESCALATION: marked("{first} tells {thing} as {status}; {reporter} tells {other} as {other_status}."),
    FindingKind.CATEGORY_DRIFT: marked("{first} tells of {thing}, {second} of {other}: one figure, two things."),
    FindingKind.SHORTFALL: marked("Of {thing} that were planned, {came} came."),
}
_SUMMED = marked("Of {thing} that were planned, {came} came, as we add up what {sources} told.")
_SHARPENED = marked("{first} says {thing}; {reporter} makes it {other}.")
_PLAN_AND_COUNT = 2
_DENIED = {
    FindingKind.CONTRADICTION: marked("{first} denies {thing}; {second} says {other}."),
    FindingKind.REVISION: marked("{first} takes back {thing} and says {other}."),
}
_CHANGED = marked("{planner} changed a plan from {thing} to {other}, {reporter} says.")
_MOVED = marked("{second} gave {thing} another time: {period} ({day}); {other_period} ({other_day}).")
_PLAN_CHANGED = marked("A plan was changed from {thing} to {other}, {reporter} says.")
_EDITED = marked("{reporter} changed {thing} to {other} in the text of a report, at the same address.")
_COUNTED = {
    FindingKind.CORROBORATION: marked_plural(
        "{thing}: {count} independent source says so ({sources}).",
        "{thing}: {count} independent sources say so ({sources}).",
    ),
    FindingKind.LONE_SOURCE: marked_plural(
        "{thing}: {count} report, one source ({first}).", "{thing}: {count} reports, one source ({first})."
    ),
    FindingKind.UNDATED: marked_plural(
        "{thing}: the report has no date, so its period cannot be placed.",
        "{thing}: none of {count} reports has a date, so the period cannot be placed.",
    ),
    FindingKind.OVERDUE: marked_plural(
        "{thing} was due {period}; no report says that it came.",
        "{thing} were due {period}; no report says that they came.",
    ),
}


def worded(finding: Finding, words: Interface) -> Finding:
    """The finding with its sentence, large round numbers in words."""
    return replace(finding, sentence=sentence(finding, compact(words)))


def sentence(finding: Finding, words: Interface) -> str:
    """The sentence of a finding from the mentions that show it."""
    if finding.kind in _COUNTED:
        one, many = _COUNTED[finding.kind]
        return words.count(one, many, _number(finding), **_facts(many, finding, words))
    template = _template(finding)
    return words.say(template, **_facts(template, finding, words))


def _template(finding: Finding) -> str:
    one, two = finding.told[0].mention, finding.told[-1].mention
    if finding.told[0].ref.version is not None:
        return _EDITED
    if finding.kind is FindingKind.REVISION and _tells_of_a_change(finding):
        return _CHANGED if one.agent or two.agent else _PLAN_CHANGED
    if finding.kind is FindingKind.REVISION and _is_moved(finding):
        return _MOVED
    if finding.kind in _DENIED and one.modality is Modality.DENIED:
        return _DENIED[finding.kind]
    if finding.kind is FindingKind.SHORTFALL and len(finding.told) > _PLAN_AND_COUNT:
        return _SUMMED
    if finding.kind is FindingKind.ESCALATION and (one.status, one.stage) == (two.status, two.stage):
        return _SHARPENED
    return _PLAIN[finding.kind]


def _is_moved(finding: Finding) -> bool:
    """Whether a figure stayed, and its time is another."""
    one, two = finding.told[0], finding.told[-1]
    return one.mention.quantity.numbers == two.mention.quantity.numbers and one.period != two.period


def _tells_of_a_change(finding: Finding) -> bool:
    """Whether a report tells, by nobody's word, that a plan was changed."""
    one, two = finding.told[0].mention, finding.told[-1].mention
    return one.modality is Modality.DENIED and one.status.is_promise and one.speaker is two.speaker is None


def _number(finding: Finding) -> int:
    """What the plural form of a sentence goes by: its sources, its reports, or the things themselves."""
    if finding.kind is FindingKind.CORROBORATION:
        return len(finding.told)
    if finding.kind is FindingKind.OVERDUE:
        said = finding.told[0].mention.quantity.said
        return int(said) if said == said.to_integral_value() else 2
    return finding.reports or len({told.ref.document for told in finding.told})


def _facts(template: str, finding: Finding, words: Interface) -> dict[str, str]:
    """What a sentence tells of a finding, and no more: most of what could be told takes looking up and wording."""
    return {name: _FACTS[name](finding, words) for name in _named_in(template)}


@cache
def _named_in(template: str) -> tuple[str, ...]:
    """The facts that a sentence has places for."""
    return tuple({name for _, name, _, _ in Formatter().parse(template) if name in _FACTS})


def _sources(finding: Finding) -> tuple[Told, ...]:
    """Whose words a sentence rests on: of a shortfall, those that tell what came."""
    return finding.told[1:] if finding.kind is FindingKind.SHORTFALL else finding.told


def _came(finding: Finding, words: Interface) -> str:
    """What came of a plan: a figure as it was said, or the sum of several, which nobody said."""
    counts = [told.mention.quantity for told in finding.told[1:]]
    if finding.kind is not FindingKind.SHORTFALL or len(counts) < _PLAN_AND_COUNT:
        return figure(finding.told[-1].mention.quantity, words)
    amount = reduce(add, (quantity.interval() for quantity in counts))
    return range_of(amount, counts[0].unit, words)


def who(told: Told) -> str:
    """Who says it: the speaker's name, else the office, else the outlet, else the document."""
    speaker = told.mention.speaker
    return readable((speaker.name or speaker.role if speaker else None) or told.outlet or told.ref.document)


def _period(told: Told, words: Interface) -> str:
    return period_in_words(told.mention.period.period if told.mention.period else None, words)


def _planner(agent: Party | None) -> str:
    return readable(agent.name) if agent else ""


def _status(told: Told, words: Interface) -> str:
    return standing(told.mention.status, told.mention.stage, Modality.ASSERTED, words)


def _day(told: Told, words: Interface) -> str:
    return words.day(told.published) if told.published else words.say("no date")


_FACTS: dict[str, Callable[[Finding, Interface], str]] = {
    "thing": lambda it, words: thing(it.told[0], words),
    "other": lambda it, words: thing(it.told[-1], words),
    "came": lambda it, words: _came(it, words),
    "first": lambda it, words: who(it.told[0]),
    "second": lambda it, words: who(it.told[-1]),
    "reporter": lambda it, words: readable(it.told[-1].outlet or it.told[-1].ref.document),
    "sources": lambda it, words: words.listed(dict.fromkeys(map(who, _sources(it)))),
    "period": lambda it, words: _period(it.told[0], words),
    "other_period": lambda it, words: _period(it.told[-1], words),
    "planner": lambda it, words: _planner(it.told[0].mention.agent or it.told[-1].mention.agent),
    "status": lambda it, words: _status(it.told[0], words),
    "other_status": lambda it, words: _status(it.told[-1], words),
    "day": lambda it, words: _day(it.told[0], words),
    "other_day": lambda it, words: _day(it.told[-1], words),
}
"""What sentences tell of a finding, out of its first and its last mention."""
