"""Why a programme has its verdict, and why something was left out of it: one sentence each."""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import NotCompared, Programme, Reason
from tallystick.reports.interface import Interface, marked
from tallystick.reports.wording import readable

_REASONS = {
    Reason.NOTHING_TOLD: marked("No report says what came over this time, in this unit and category."),
    Reason.NO_TIME_TOLD: marked("Something is told as come, but no report says over which time."),
    Reason.ENOUGH_CAME: marked("At least as much came as was planned."),
    Reason.TOO_LITTLE_CAME: marked("The period is over, and less came than was planned."),
    Reason.OPEN_AT_THE_END: marked("The period is over, but the figures leave open whether the plan was met."),
    Reason.FASTER: marked("More came than the time gone asks for."),
    Reason.SLOWER: marked("Less came than the time gone asks for."),
    Reason.AS_FAST: marked("As much came as the time gone asks for."),
    Reason.TOO_WIDE: marked("The figures are too wide to say whether it keeps pace."),
    Reason.NO_MONTH_REACHED: marked("Even the best day, week or month that is told stayed below the goal."),
    Reason.A_MONTH_REACHED: marked("The best day, week or month that is told reached the goal."),
    Reason.MONTHS_TOO_WIDE: marked("The figures leave open whether a day, week or month reached the goal."),
    Reason.NO_DAY_SET: marked("Not all of it is told as come, and no day was set by which it should."),
}


def worded_programme(programme: Programme, words: Interface) -> Programme:
    """The programme with every verdict's reason, and the reason why anything was left out."""
    return replace(
        programme,
        readings=tuple(replace(one, reason=words.say(_REASONS[one.why])) for one in programme.readings),
        not_compared=tuple(replace(one, why=_why_apart(programme, one, words)) for one in programme.not_compared),
    )


def _why_apart(programme: Programme, left: NotCompared, words: Interface) -> str:
    return words.say(
        "The plan counts {category}, this counts {other}; no report says that they are the same.",
        category=readable(programme.category),
        other=readable(left.category),
    )
