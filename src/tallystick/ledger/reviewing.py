"""What a person judges, written into the log and carried out, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from tallystick.errors import SettingError
from tallystick.ledger.anchoring import quoted
from tallystick.ledger.decisions import decisions
from tallystick.ledger.judging import link
from tallystick.ledger.linker import Linker
from tallystick.ledger.redirecting import claim_now, mention_now
from tallystick.ledger.restating import restate
from tallystick.ledger.review_log import append, entries
from tallystick.ledger.slots import corrected
from tallystick.ledger.tables import claim_mentions, mentions, review_mentions
from tallystick.ledger.told_read import told_where
from tallystick.model import Action, Deed, Entry

BECAUSE = "judged anew after a review"


def review(connection: Connection, deed: Deed, *, by: str, why: str | None, recorded: str, linker: Linker) -> int:
    """Writes down what a person judged and carries it out; returns the number of the entry."""
    if not by.strip():
        raise SettingError("nobody is named who judges so; name somebody with --by")
    told = _told(connection, deed)
    number = append(
        connection, told, quoted(connection, [*told.mentions, *told.others]), by=by, why=why, recorded=recorded
    )
    carry_out(connection, number, recorded, linker)
    return number


def carry_out(connection: Connection, number: int, recorded: str, linker: Linker) -> None:
    """Brings the ledger in line with the log after this entry was added to it."""
    concerned = _concerned(entries(connection), number)
    wanted = select(review_mentions).where(review_mentions.c.entry.in_([entry.number for entry in concerned]))
    placed = connection.execute(wanted).all()
    blocks = set(_blocks(connection, {row.mention for row in placed if row.mention}))
    if any(entry.deed.action is Action.CORRECT for entry in concerned):
        decided = decisions(connection)
        for document in sorted({row.document for row in placed}):
            blocks |= set(restate(connection, document, linker, decided))
    link(connection, linker, blocks, recorded, BECAUSE)


def _concerned(log: list[Entry], number: int) -> list[Entry]:
    """An entry, with those that it undoes, that these undo, and so on."""
    by_identity = {entry.identity: entry for entry in log}
    found = [entry for entry in log if entry.number == number]
    while found[-1].deed.action is Action.UNDO and found[-1].deed.subject in by_identity:
        found.append(by_identity[found[-1].deed.subject])
    return found


def _told(connection: Connection, deed: Deed) -> Deed:
    """The deed by the ids that stand now; SettingError where it cannot be done."""
    match deed.action:
        case Action.UNDO:
            return replace(deed, subject=_undone(entries(connection), deed.subject))
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
            raise SettingError(f"{name!r:.60}: no mention of this id stands; see claims --json, show")
        found.append(now)
    return tuple(dict.fromkeys(found))


def _of_claims(connection: Connection, names: Iterable[str]) -> Iterator[str]:
    """All mentions of some claims, which have to be several."""
    claims: list[str] = []
    for name in names:
        claim = claim_now(connection, name)
        if claim is None:
            raise SettingError(f"{name!r:.60}: no claim of this id stands; see claims")
        claims.append(claim)
    if len(set(claims)) < 2:
        raise SettingError(f"{' and '.join(names)} are one claim already")
    yield from _of_claim(connection, claims)


def _of_claim(connection: Connection, claims: Iterable[str]) -> list[str]:
    wanted = select(claim_mentions.c.mention).where(claim_mentions.c.claim.in_(list(claims)))
    return sorted(connection.execute(wanted).scalars())


def _rest(connection: Connection, names: tuple[str, ...]) -> tuple[str, ...]:
    """The other mentions of the claim in which some of its mentions stand."""
    claims = {claim_now(connection, name) for name in names}
    claim = claims.pop()
    if claims or claim is None:
        raise SettingError("what is split off one claim has to stand in it; these mentions do not make one claim")
    rest = tuple(name for name in _of_claim(connection, [claim]) if name not in names)
    if not rest:
        raise SettingError(f"claim {claim} has no other mentions to split these from")
    return rest


def _checked(connection: Connection, deed: Deed) -> Deed:
    """A correction that its mentions can take."""
    for told in told_where(connection, mentions.c.id.in_(deed.mentions) & mentions.c.superseded.is_(False)):
        corrected(told.mention, deed.slot or "", deed.value or "")
    return deed


def _undone(log: list[Entry], number: str | None) -> str:
    """The identity of the entry of this number, if it stands."""
    found = next((entry for entry in log if str(entry.number) == number), None)
    if found is None:
        raise SettingError(f"there is no entry {number!r:.40} in the log; it has {len(log)}")
    if not found.stands:
        raise SettingError(f"entry {number} is undone already")
    return found.identity


def _blocks(connection: Connection, ids: set[str]) -> list[str]:
    standing = mentions.c.id.in_(ids) & mentions.c.superseded.is_(False)
    found = connection.execute(select(mentions.c.block).distinct().where(standing)).scalars()
    return [block for block in found if block is not None]
