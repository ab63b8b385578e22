"""What a person judges, written into the log and carried out, in one transaction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from tallystick.errors import RefusedError, StaleError
from tallystick.ledger.anchoring import quoted
from tallystick.ledger.decisions import decisions_on
from tallystick.ledger.judging import link
from tallystick.ledger.linker import Linker
from tallystick.ledger.log_entries import count, entries_of
from tallystick.ledger.redirecting import claim_now, mention_now
from tallystick.ledger.restating import restate
from tallystick.ledger.review_log import append
from tallystick.ledger.slots import corrected
from tallystick.ledger.tables import claim_mentions, documents, mentions, review_log, review_mentions
from tallystick.ledger.tally_notes import note_judged
from tallystick.ledger.told_read import told_where
from tallystick.model import Action, Deed, Entry

BECAUSE = "judged anew after a review"
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")  # what the store takes for an integer


def review(
    connection: Connection,
    deed: Deed,
    *,
    by: str,
    why: str | None,
    recorded: str,
    linker: Linker,
    seen: int | None = None,
) -> int:
    """Writes down what a person judged and carries it out; returns the number of the entry.

    `seen` is the last entry of the log that the person knew: where a later one is about the same mentions, nothing is
    done, and StaleError names it.
    """
    if not by.strip():
        raise RefusedError("nobody is named who judges so; name somebody with --by")
    if seen is not None:
        _refuse_stale(connection, deed, seen)
    told = _told(connection, deed)
    number = append(
        connection, told, quoted(connection, [*told.mentions, *told.others]), by=by, why=why, recorded=recorded
    )
    carry_out(connection, number, recorded, linker)
    return number


def carry_out(connection: Connection, number: int, recorded: str, linker: Linker) -> None:
    """Brings the ledger in line with the log after this entry was added to it."""
    link(connection, linker, restated(connection, number, linker), recorded, BECAUSE)


def restated(connection: Connection, number: int, linker: Linker) -> set[str]:
    """The blocks that an entry concerns; where it is about corrections, its mentions are written anew first."""
    concerned = _concerned(connection, number)
    wanted = select(review_mentions).where(review_mentions.c.entry.in_([entry.number for entry in concerned]))
    placed = connection.execute(wanted).all()
    note_judged(connection, {row.mention for row in placed if row.mention})
    blocks = set(_blocks(connection, {row.mention for row in placed if row.mention}))
    if any(entry.deed.action is Action.CORRECT for entry in concerned):
        here = select(documents.c.key).where(documents.c.key.in_({row.document for row in placed}))
        for document in connection.execute(here.order_by(documents.c.key)).scalars().all():
            blocks |= set(restate(connection, document, linker, decisions_on(connection, document)))
    return blocks


def _refuse_stale(connection: Connection, deed: Deed, seen: int) -> None:
    """StaleError where an entry behind the one that was seen last is about what this deed is about."""
    later = later_on(connection, about(connection, deed), seen)
    if later is not None:
        raise StaleError(later.by, later.number)


def about(connection: Connection, deed: Deed) -> set[str]:
    """The mentions that a deed is about, under the ids that they have now.

    Of an undo these are those of what it takes back, of a merge all of its claims.
    """
    if deed.action is Action.UNDO:
        number = deed.subject if deed.subject and _NUMBER.fullmatch(deed.subject) else "0"
        return {name for entry in entries_of(connection, [int(number)]) for name in entry.now if name}
    if deed.action is Action.MERGE:
        return set(_of_claim(connection, [claim_now(connection, name) or name for name in deed.mentions]))
    return {mention_now(connection, name) or name for name in (*deed.mentions, *deed.others)}


def later_on(connection: Connection, names: Collection[str], seen: int) -> Entry | None:
    """The last entry behind one of a number that is about some mentions, or takes back what was; None for none."""
    rows = connection.execute(select(review_log.c.number).where(review_log.c.number > seen)).scalars().all()
    for number in sorted(rows, reverse=True):
        concerned = _concerned(connection, number)
        if any(name in names for entry in concerned for name in entry.now):
            return concerned[0]
    return None


def _concerned(connection: Connection, number: int) -> list[Entry]:
    """An entry, with those that it undoes, that these undo, and so on."""
    found = entries_of(connection, [number])
    while (undone := found[-1].undoes) is not None:
        found += entries_of(connection, [undone])
    return found


def _told(connection: Connection, deed: Deed) -> Deed:
    """The deed by the ids that stand now; SettingError where it cannot be done."""
    match deed.action:
        case Action.UNDO:
            return replace(deed, subject=_undone(connection, deed.subject))
        case Action.MERGE:
            return replace(deed, mentions=tuple(_of_claims(connection, deed.mentions)))
        case Action.SPLIT:
            names = _now(connection, deed.mentions)
            return replace(deed, mentions=names, others=_rest(connection, names))
        case Action.APART:
            return replace(deed, mentions=_now(connection, deed.mentions), others=_now(connection, deed.others))
        case Action.CORRECT:
            return _checked(connection, replace(deed, mentions=_now(connection, deed.mentions)))
        case _:
            return replace(deed, mentions=_now(connection, deed.mentions))


def _now(connection: Connection, names: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name in dict.fromkeys(names):
        now = mention_now(connection, name)
        if now is None:
            raise RefusedError("{name}: no mention of this id stands; see claims --json, show", name=f"{name!r:.60}")
        found.append(now)
    return tuple(dict.fromkeys(found))


def _of_claims(connection: Connection, names: Iterable[str]) -> Iterator[str]:
    """All mentions of some claims, which have to be several."""
    claims: list[str] = []
    for name in names:
        claim = claim_now(connection, name)
        if claim is None:
            raise RefusedError("{name}: no claim of this id stands; see claims", name=f"{name!r:.60}")
        claims.append(claim)
    if len(set(claims)) < 2:
        raise RefusedError("{names} are one claim already", names=", ".join(names))
    yield from _of_claim(connection, claims)


def _of_claim(connection: Connection, claims: Iterable[str]) -> list[str]:
    wanted = select(claim_mentions.c.mention).where(claim_mentions.c.claim.in_(list(claims)))
    return sorted(connection.execute(wanted).scalars())


def _rest(connection: Connection, names: tuple[str, ...]) -> tuple[str, ...]:
    """The other mentions of the claim in which some of its mentions stand."""
    claims = {claim_now(connection, name) for name in names}
    claim = claims.pop()
    if claims or claim is None:
        raise RefusedError("what is split off one claim has to stand in it; these mentions do not make one claim")
    rest = tuple(name for name in _of_claim(connection, [claim]) if name not in names)
    if not rest:
        raise RefusedError("claim {claim} has no other mentions to split these from", claim=claim)
    return rest


def _checked(connection: Connection, deed: Deed) -> Deed:
    """A correction that its mentions can take."""
    for told in told_where(connection, mentions.c.id.in_(deed.mentions) & mentions.c.superseded.is_(False)):
        corrected(told.mention, deed.slot or "", deed.value or "")
    return deed


def _undone(connection: Connection, number: str | None) -> str:
    """The identity of the entry of this number, if it stands."""
    found = entries_of(connection, [int(number)]) if number and _NUMBER.fullmatch(number) else []
    if not found:
        raise RefusedError(
            "there is no entry {number} in the log; it has {many}", number=f"{number!r:.40}", many=count(connection)
        )
    if not found[0].stands:
        raise RefusedError("entry {number} is undone already", number=number)
    return found[0].identity


def _blocks(connection: Connection, ids: set[str]) -> list[str]:
    standing = mentions.c.id.in_(ids) & mentions.c.superseded.is_(False)
    found = connection.execute(select(mentions.c.block).distinct().where(standing)).scalars()
    return [block for block in found if block is not None]
