"""Claims for people: what is claimed, by how many, and the sentences that say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from tallystick.model import Claim
from tallystick.reports.bars import Bar, print_bars
from tallystick.reports.figures import figure, figure_of
from tallystick.reports.indented import print_indented
from tallystick.reports.interface import Interface
from tallystick.reports.lands import party_named
from tallystick.reports.periods import period_in_words
from tallystick.reports.quotes import Quote, print_side_by_side
from tallystick.reports.status_words import standing
from tallystick.reports.wording import readable

Kind = tuple[str, str, str]


def print_claims(console: Console, claims: Iterable[Claim], quotes: dict[str, list[Quote]], words: Interface) -> None:
    """Print all claims, those that count one kind of thing together and their figures on one scale.

    Of a claim's sentences one a language is shown; the rest is counted.
    """
    for kind, some in by_kind(claims):
        console.print(Text(readable(kind[0]), style="bold underline"))
        if len(some) > 1:
            print_bars(console, [_bar(claim, words) for claim in some])
            console.print()
        for claim in some:
            print_claim(console, claim, one_a_language(quotes.get(claim.id, [])), words)
            left = len(claim.mentions) - len(one_a_language(quotes.get(claim.id, [])))
            if left:
                console.print(Text(f"  {_more(left, words)}: tallystick claim {claim.id}", style="dim"))
            console.print()


def print_claim(console: Console, claim: Claim, quotes: Sequence[Quote], words: Interface) -> None:
    """Print a claim: its proposition, its parties and dates, then its sentences."""
    print_indented(console, heading(claim, words), 0, hanging=2)
    print_indented(console, "; ".join(facts(claim, words)), 2)
    print_side_by_side(console, quotes, words, indent=4)


def by_kind(claims: Iterable[Claim]) -> list[tuple[Kind, list[Claim]]]:
    """Claims of one category, unit and rate together, the earlier told first."""
    groups: dict[Kind, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (*_kind(claim), str(claim.first or "9999"), claim.id)):
        groups.setdefault(_kind(claim), []).append(claim)
    return list(groups.items())


def one_a_language(quotes: Iterable[Quote]) -> list[Quote]:
    """The first sentence of each language, one of the text before one of a title."""
    chosen: dict[str | None, Quote] = {}
    for quote in sorted(quotes, key=lambda quote: bool(quote.note)):
        chosen.setdefault(quote.language, quote)
    return list(chosen.values())


def heading(claim: Claim, words: Interface) -> Text:
    """A claim's id, and what it says."""
    head = Text(f"{claim.id}  ", style="dim")
    return head.append(statement(claim, words), "bold not dim")


def statement(claim: Claim, words: Interface) -> str:
    """What a claim says: how far which amount of what has come."""
    status = standing(claim.status, claim.stage, claim.modality, words)
    thing = figure_of(claim.quantity, readable(claim.item) or readable(claim.category), words)
    return words.say("{status}: {thing}", status=status, thing=thing)


def facts(claim: Claim, words: Interface) -> list[str]:
    """What else is known: parties, period, how often and when it was told, and who stands behind it."""
    told = words.count("told once", "told {count} times", len(claim.mentions))
    origins = words.count("{count} origin", "{count} origins", len(claim.origins))
    return [
        *parties(claim, words),
        *_time(claim, words),
        told,
        origins,
        *_told_on(claim, words),
        *_sources(claim, words),
    ]


def parties(claim: Claim, words: Interface) -> list[str]:
    """Who acts, and for whom."""
    by = [words.say("by {name}", name=party_named(claim.agent, words))] if claim.agent else []
    return by + ([words.say("for {name}", name=party_named(claim.recipient, words))] if claim.recipient else [])


def _time(claim: Claim, words: Interface) -> list[str]:
    return [period_in_words(claim.period, words)] if claim.period else []


def _told_on(claim: Claim, words: Interface) -> list[str]:
    if claim.first is None or claim.last is None:
        return []
    days = words.day(claim.first) if claim.first == claim.last else words.days(claim.first, claim.last)
    return [words.say("reported {days}", days=days)]


def _sources(claim: Claim, words: Interface) -> list[str]:
    sources = dict.fromkeys(readable(origin.source) for origin in claim.origins if origin.source)
    return [words.say("said by {names}", names=words.listed(sources))] if sources else []


def _bar(claim: Claim, words: Interface) -> Bar:
    status = standing(claim.status, None, claim.modality, words)
    style = "dim" if claim.status.is_promise else "bold"
    when = f" ({period_in_words(claim.period, words)})" if claim.period else ""
    return Bar(status, claim.quantity.interval(), f"{figure(claim.quantity, words)}{when}", style=style)


def _kind(claim: Claim) -> Kind:
    return claim.category, claim.quantity.unit, claim.quantity.per or ""


def _more(count: int, words: Interface) -> str:
    return words.count("and {count} more sentence", "and {count} more sentences", count)
