"""A plan's chances on a page: the ladder, the directive, the deadline, what came against it, and the obstacles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tallystick.model import Feasibility, Hindrance, Linked, Modality, Place, Rung, Tasked, Told
from tallystick.reports.figures import thing
from tallystick.reports.indented import print_indented
from tallystick.reports.interface import Interface
from tallystick.reports.periods import period_in_words
from tallystick.reports.sentences import who
from tallystick.reports.status_words import rung_in_words, standing
from tallystick.reports.wording import readable


def print_feasibility(console: Console, found: Feasibility, words: Interface) -> None:
    """Print all that is told of a plan's chances, on one page."""
    console.print(Text(f"{found.id}  ", style="dim").append(words.say("Feasibility of a plan"), "bold not dim"))
    for line in [_promise(plan.told[0], words) for plan in found.plans] or [words.say("no figure is promised")]:
        print_indented(console, line, 2)
    _section(console, words.say("Commitment"), [ladder(found.rung, words)])
    _section(console, words.say("Directives"), [_directive(one, words) for one in found.directives], words)
    _section(console, words.say("Deadline"), [deadline(found, words)])
    _section(console, words.say("Ordered against it"), _claims(found.ordered, words), words)
    _section(console, words.say("Produced against it"), _claims(found.produced, words), words)
    _section(console, words.say("Delivered against it"), _claims(found.delivered, words), words)
    _section(console, words.say("Obstacles"), [_obstacle(one, words) for one in found.obstacles], words)


def print_feasibility_line(console: Console, found: Feasibility, words: Interface) -> None:
    """Print a plan in a few lines: what is promised, its rung, its deadline, and how much speaks on it."""
    told = [_promise(plan.told[0], words) for plan in found.plans] or [readable(found.directives[0].task)]
    print_indented(console, Text(f"{found.id}  ", style="dim").append(told[0], "bold not dim"), 0, hanging=2)
    counted = [
        words.count("{count} directive", "{count} directives", len(found.directives)),
        words.count("{count} obstacle", "{count} obstacles", len(found.obstacles)),
    ]
    print_indented(console, "; ".join([rung_in_words(found.rung, words), deadline(found, words), *counted]), 2)
    console.print()


def ladder(rung: Rung, words: Interface) -> Text:
    """The rungs of the commitment ladder, the one that is reached set apart from those above."""
    line = Text()
    for one in Rung:
        name = rung_in_words(one, words)
        is_here = one is rung
        line.append(" > " if line else "", "dim")
        line.append(f"[{name}]" if is_here else name, "bold" if is_here else "dim" if one.height > rung.height else "")
    return line


def deadline(found: Feasibility, words: Interface) -> str:
    """The last day, and how far it is from the last report; or that nobody tells one."""
    period = found.deadline
    if period is None or period.end is None:
        return words.say("no deadline is told")
    said = period_in_words(period, words)
    if found.as_of is None:
        return said
    left = (period.end - found.as_of).days
    return f"{said}, {_days_off(left, words.day(found.as_of), words)}"


def _days_off(left: int, day: str, words: Interface) -> str:
    """How many days from a day it is, or was."""
    if left < 0:
        return words.count("passed {count} day before {day}", "passed {count} days before {day}", -left, day=day)
    return words.count("{count} day from {day}", "{count} days from {day}", left, day=day)


def _promise(told: Told, words: Interface) -> str:
    """What is promised, by whom, for whom, by when, and who says so."""
    mention = told.mention
    status = standing(mention.status, mention.stage, mention.modality, words)
    facts = [
        words.say("{status}: {thing}", status=status, thing=thing(told, words)),
        words.say("by {name}", name=readable(mention.agent.name)) if mention.agent else "",
        words.say("for {name}", name=readable(mention.recipient.name)) if mention.recipient else "",
        words.say("said by {names}", names=who(told)),
    ]
    return "; ".join(filter(None, facts))


def _directive(task: Tasked, words: Interface) -> Text:
    """Who tasked whom with what, how firmly and by when, and where it stands."""
    issuer = readable(task.issuer.name) if task.issuer else words.say("somebody who is not named")
    others = [party.name for party in (task.addressee, *task.partners) if party]
    line = Text(f"{issuer}", style="bold")
    if others:
        line.append(f" → {words.listed(map(readable, others))}", "not bold")
    line.append(f": {_quoted(task.task, words)}", "not bold")
    facts = [
        rung_in_words(task.rung, words),
        words.say("hedged") if task.is_hedged else "",
        period_in_words(task.deadline, words) if task.deadline and task.deadline.is_dated else words.say("no deadline"),
        _where(task.place, words),
    ]
    return line.append(f"  ({'; '.join(filter(None, facts))})", "dim not bold")


def _claims(claims: Sequence[Linked], words: Interface) -> list[Text]:
    """A line for each claim: the figure, its period, who said it and when."""
    return [_claim(claim, words) for claim in claims]


def _claim(claim: Linked, words: Interface) -> Text:
    told = claim.told[0]
    day = words.day(told.published) if told.published else words.say("no date")
    period = [period_in_words(told.mention.period.period, words)] if told.mention.period else []
    line = Text(thing(told, words))
    return line.append(f"  ({'; '.join([*period, who(told), day])})  {claim.id}", "dim")


def _obstacle(obstacle: Hindrance, words: Interface) -> Text:
    """The obstacle in its words, how sure it is, and who names it."""
    sure = words.say("possible") if obstacle.modality is Modality.POSSIBLE else words.say("told as a fact")
    named = readable(obstacle.named_by) if obstacle.named_by else words.say("the report itself")
    facts = [sure, words.say("named by {name}", name=named), _where(obstacle.place, words)]
    return Text(_quoted(obstacle.words, words)).append(f"  ({'; '.join(facts)})", "dim")


def _where(place: Place, words: Interface) -> str:
    day = words.day(place.published) if place.published else words.say("no date")
    return ", ".join([readable(place.outlet or place.document), day])


def _quoted(text: str, words: Interface) -> str:
    return words.say("“{words}”", words=readable(text))


def _section(console: Console, title: str, lines: Iterable[Text | str], words: Interface | None = None) -> None:
    """Print a title and its lines; with `words`, an empty section says that nothing is told."""
    console.print()
    console.print(Text(title, style="bold"))
    for line in list(lines) or ([words.say("nothing is told")] if words else []):
        print_indented(console, line, 2)
