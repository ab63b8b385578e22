"""A claim in the making: mentions that say one thing, and what of them is compared with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tallystick.model import Party, Ties, Told
from tallystick.names.voice import is_of_all, land_in

_ALL_OF_THEM = Party(None, "all partners")


@dataclass(slots=True, eq=False)
class Group:
    """Mentions that say one thing, each with the rule that brought it here and why.

    `kinds` has one mention for each set of slots in it: a claim may be told a thousand times, and in a dozen ways.
    `land` is the land that receives, where a mention names one.
    """

    told: list[Told] = field(default_factory=list)
    rules: list[tuple[str, str]] = field(default_factory=list)
    kinds: dict[tuple[object, ...], Told] = field(default_factory=dict)
    by_report: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    land: str | None = None

    def add(self, told: Told, rule: str, why: str) -> None:
        """Take a mention in."""
        self.told.append(told)
        self.rules.append((rule, why))
        self.kinds.setdefault(_slots(told), told)
        self.by_report[told.ref.document].append(told)

    def beside(self, told: Told) -> Iterator[Told]:
        """The mentions of one report with another."""
        return iter(self.by_report.get(told.ref.document, ()))

    def is_kept_apart(self, told: Told, ties: Ties) -> bool:
        """Whether people said that a mention does not belong with one that is here."""
        return bool(ties.apart) and any(ties.part(told.ref.id, other.ref.id) for other in self.told)


def _slots(told: Told) -> tuple[object, ...]:
    """All of a mention that is compared with others."""
    mention = told.mention
    recipient, agent, said = mention.recipient, giver_of(told), mention.said
    return (
        told.period,
        mention.quantity,
        mention.item.name,
        told.language,
        recipient and (recipient.key, recipient.name),
        agent and (agent.key, agent.name),
        said and (said.start, said.end),
        told.published is None,
    )


def giver_of(told: Told) -> Party | None:
    """Who acts; where a report names nobody, and tells what many did all together, these do."""
    agent = told.mention.agent
    return _ALL_OF_THEM if agent is None and told.clause and is_of_all(told.clause) else agent


def receiving_land(told: Told) -> str | None:
    """The land that receives, where the mention names one."""
    recipient = told.mention.recipient
    return land_in(recipient.name, recipient.key) if recipient else None
