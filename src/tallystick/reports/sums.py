"""How a sum is called that nobody said: ours, with the figures that were added up."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model import Told
from tallystick.reports.interface import Interface
from tallystick.reports.periods import period_in_words
from tallystick.reports.sentences import who


def sum_named(parts: Sequence[Told], words: Interface) -> str:
    """Whose figures were added up: one voice's, or each with the time that it is for."""
    names = list(dict.fromkeys(map(who, parts)))
    if len(names) == 1:
        return words.count(
            "our sum of {count} figure by {name}", "our sum of {count} figures by {name}", len(parts), name=names[0]
        )
    return words.say("our sum: {parts}", parts="; ".join(_part(told, words) for told in parts))


def _part(told: Told, words: Interface) -> str:
    period = told.period
    return f"{who(told)} ({period_in_words(period, words)})" if period else who(told)
