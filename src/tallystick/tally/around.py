"""What some claims show with those around them, and one report by itself: the findings that a change concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tallystick.model import Linked, Told
from tallystick.model.facts import Around
from tallystick.tally.claim_view import View, views
from tallystick.tally.findings import Named, claims_by_mention, named, on_programmes
from tallystick.tally.meetings import Place, asked, left
from tallystick.tally.pairs import on_pair, overstated
from tallystick.tally.plans import Placed
from tallystick.tally.seen import Seen
from tallystick.tally.singles import on_denial, on_single
from tallystick.tally.sums import in_report, on_rates


def around(touched: Iterable[Linked], near: Iterable[Linked]) -> Around:
    """All that some claims show, alone and in pairs, where all those that they meet are near."""
    of_these, others = views(touched), views(near)
    both = [*of_these, *others]
    names = {view.claim.id for view in of_these}
    pairs = [pair for pair in _pairs(of_these, both) if pair[0].kind[2:] == pair[1].kind[2:]]
    shown = [(one, two, pair) for one, two in pairs if (pair := on_pair(one, two)) is not None]
    above = {(mention, one.claim.id, two.claim.id) for one, two, pair in shown for mention in overstated([pair])}
    claim_of = claims_by_mention(both)
    in_pairs = {told.ref.id for _, _, (_, some) in shown for told in some}
    found = [single for view in of_these for single in (*on_single(view), *on_denial(view, in_pairs))]
    found += [pair for _, _, pair in shown]
    rates = [named(rate, claim_of) for rate in on_rates(both)]
    findings = [named(one, claim_of) for one in found] + [rate for rate in rates if names & set(rate[1])]
    return Around(tuple(findings), frozenset(above))


def _pairs(touched: Sequence[View], both: Sequence[View]) -> Iterator[tuple[View, View]]:
    """Each pair that meets, one of whom is touched; once, in the order of their ids."""
    there: dict[Place, list[View]] = defaultdict(list)
    for view in both:
        for place in left(view):
            there[place].append(view)
    met: dict[tuple[str, str], tuple[View, View]] = {}
    for view in touched:
        for other in {id(other): other for place in asked(view) for other in there[place]}.values():
            if other is not view:
                one, two = sorted((view, other), key=lambda one: one.claim.id)
                met[one.claim.id, two.claim.id] = one, two
    return iter(met.values())


def of_report(claims: Iterable[tuple[str, Linked]]) -> list[Named]:
    """What one report shows by itself: its claims as far as it tells them, each with what it is set beside."""
    together: dict[str, list[Told]] = defaultdict(list)
    parts = sorted(claims, key=lambda pair: pair[1].id)
    for beside, claim in parts:
        together[beside].extend(claim.told)
    claim_of = claims_by_mention(views(claim for _, claim in parts))
    return [named(shown, claim_of) for told in together.values() for shown in in_report(told)]


def of_programmes(seen: Seen, placed: Iterable[Placed]) -> list[Named]:
    """What programmes show."""
    claim_of = claims_by_mention(seen.views)
    return [named(shown, claim_of) for shown in on_programmes(seen.views, [one.programme for one in placed])]
