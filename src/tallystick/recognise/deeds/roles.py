"""Who gives and who gets, by where the parties stand around a trigger.

The nearest party before an active verb is its subject; the trigger says whether
that is the agent or the recipient. A mark before a party ("by", "to", "à", "в")
or the case of its first word says so wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.model import Annotation, Stage, Status
from tallystick.recognise.deeds.buyers_aside import buyers_aside
from tallystick.recognise.deeds.party_marks import Mark, is_governed, mark_of, may_be_subject
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of, clauses_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import is_finite
from tallystick.recognise.ground.wording import DASHES
from tallystick.recognise.parties.party_of import parties_between
from tallystick.recognise.parties.party_value import PartyValue, Sort

_REACH = 4
_PARTIES = ("agent", "recipient", "awaiter")
_PERSONS = frozenset({Sort.PERSON, Sort.OFFICE})
_SPEAKERS = _PERSONS | {Sort.AGENCY}
_HANDED_OVER = frozenset({Status.DELIVERED, Status.PLEDGED, Stage.DELIVER})
_AWAITED = frozenset({None, Stage.DELIVER})


@dataclass(frozen=True, slots=True)
class Roles:
    """Who gives, who gets, and who only says what they expect, as far as a statement names them."""

    agent: Annotation | None = None
    recipient: Annotation | None = None
    awaiter: Annotation | None = None


def roles(board: Board, clause: tuple[int, int], status: StatusValue) -> Roles:
    """The parties of a statement, as far as its clause (or the one it leans on) names them."""
    first, last = clause
    trigger = status.annotation
    if not first <= trigger.first <= last:
        own = clause_of(board, trigger.first)
        first, last = min(first, own[0]), max(last, own[1])
    found: dict[str, Annotation] = {}
    parties = _actors(board, first, last, trigger)
    for party in [*parties, *_named_promisers(board, status)]:
        mark = mark_of(board, party)
        if mark is not None and _takes(status, mark):
            found.setdefault(mark.role, party)
    unmarked = [party for party in parties if mark_of(board, party) is None and not is_governed(board, party)]
    subject = _subject(board, [*unmarked, *_promisers(board, first, status)], status)
    both = _giver_and_getter(board, unmarked, status)
    if both is not None:
        subject = both[0]
        found.setdefault("recipient", both[1])
    if subject is None:
        subject = _subject_behind(board, unmarked, status) or _subject_before(board, first, status)
    if subject is not None and status.subject in _PARTIES:
        _act(found, subject, status)
    after = next((party for party in unmarked if party.first > trigger.last), None)
    if after is not None and after is not subject and after.first <= trigger.last + _REACH:
        _place(found, after, status)
    awaiter = found.get("awaiter")
    if awaiter is not None and _gets(awaiter, status):
        return Roles(found.get("agent"), found.get("recipient", awaiter))
    return Roles(found.get("agent"), found.get("recipient"), awaiter)


def _gets(awaiter: Annotation, status: StatusValue) -> bool:
    """Whether who expects things is to have them: a land or its army; a federation only says how many there will be."""
    value = awaiter.value
    return status.stage in _AWAITED and isinstance(value, PartyValue) and value.sort in (Sort.COUNTRY, Sort.FORCE)


def _act(found: dict[str, Annotation], subject: Annotation, status: StatusValue) -> None:
    """Give the subject its role: before what a mark says behind an active verb: "*Oslo* gave 6 from Bodø"."""
    marked = found.get(status.subject)
    behind = marked is not None and marked.first > status.annotation.last and subject.last < status.annotation.first
    if marked is None or (behind and not status.passive and not status.noun):
        found[status.subject] = subject


def _promisers(board: Board, first: int, status: StatusValue) -> Iterator[Annotation]:
    """Persons before a verb by which they themselves pledge or expect something: "*la ministra* prometió 40 carros"."""
    pledged = status.status is Status.PLEDGED and status.subject == "agent"
    if not (pledged or status.subject == "awaiter") or status.noun or status.passive:
        return
    for party in parties_between(board, first, status.annotation.first - 1):
        person = isinstance(party.value, PartyValue) and party.value.sort in _PERSONS
        if person and _may_act(board, party) and not board.ending(party.first - 1, "according"):
            yield party


def _named_promisers(board: Board, status: StatusValue) -> Iterator[Annotation]:
    """The person right behind a participle by whom something was pledged: "prometidos pelo alemão *Jan Ber*"."""
    if status.status is not Status.PLEDGED or not status.passive:
        return
    behind = status.annotation.last + 1
    for party in parties_between(board, behind, board.sentence_at(behind - 1).last):
        person = isinstance(party.value, PartyValue) and party.value.sort in _PERSONS
        if person and party.first <= behind + _REACH:
            yield party


def _needs(status: StatusValue) -> bool:
    """Whether somebody lacks or asks for something, who may stand in the dative: "*Украине* недостаёт 20 систем"."""
    return status.status is Status.REQUESTED


def _subject(board: Board, unmarked: list[Annotation], status: StatusValue) -> Annotation | None:
    """The subject of a trigger: the nearest party before it.

    Where the verb stands second, what is told first of the parties before the trigger is the subject,
    and behind a verb with none of them before it stands its own: "Ab 2028 liefert *Norwegen* 26 Jets".
    """
    trigger = status.annotation
    before = [p for p in unmarked if p.last < trigger.first and (may_be_subject(board, p) or _needs(status))]
    before.sort(key=lambda party: party.first)
    if not board.pack.settings.get("verb_second"):
        return before[-1] if before else None
    if before:
        return before[0]
    behind = next((party for party in unmarked if party.first == trigger.last + 1 + _article(board, trigger)), None)
    return behind if trigger.kind == "status_verb" and is_finite(board, trigger) else None


def _article(board: Board, trigger: Annotation) -> int:
    """How many articles stand right behind a trigger, none or one."""
    roles = {a.value.args["role"] for a in board.starting(trigger.last + 1, "grammar") if isinstance(a.value, Lexeme)}
    return int("det" in roles)


def _may_act(board: Board, party: Annotation) -> bool:
    """Whether nothing around a party, and no case of its own, speaks against its being a subject."""
    return mark_of(board, party) is None and not is_governed(board, party) and may_be_subject(board, party)


def _actors(board: Board, first: int, last: int, trigger: Annotation) -> list[Annotation]:
    """Parties in a run that may act: no persons and outlets, who speak, and no names inside the thing's own."""
    aside = buyers_aside(board, trigger)
    return [
        party
        for party in parties_between(board, first, last)
        if isinstance(party.value, PartyValue)
        and party.value.sort not in _SPEAKERS
        and not _is_inside_a_thing(board, party)
        and not _describes(board, party)
        and not any(begin <= party.first <= end for begin, end in aside)
    ]


def _is_inside_a_thing(board: Board, party: Annotation) -> bool:
    """Whether a party's name is part of a thing's; things in a party's name are its own: "Agencja *Uzbrojenia*".

    A firm and its ware may have one name: "*Moderna* soll 700 000 Dosen schicken".
    """
    things = board.overlapping(party.first, party.last, "noun", "designator")
    if isinstance(party.value, PartyValue) and party.value.sort is Sort.COMPANY:
        things = [thing for thing in things if (thing.first, thing.last) != (party.first, party.last)]
    return any(thing.first <= party.first or thing.last > party.last for thing in things)


def _describes(board: Board, party: Annotation) -> bool:
    """Whether a name only describes the noun behind it: "den 27 *EU*-Staaten", "the threat of *U.S.* sanctions"."""
    behind = party.last + 1
    if behind < len(board.tokens) and board.tokens.keys[behind] in DASHES and board.tokens.glued(behind):
        return True
    if not board.pack.settings.get("names_describe") or not is_governed(board, party):
        return False
    if behind >= len(board.tokens) or board.tokens.kinds[behind] != "w" or board.tokens.is_capital(behind):
        return False
    known = board.hits[behind] or board.covering(behind, "grammar", "period", "date") is not None
    return not known or bool(board.starting(behind, "noun"))


def _giver_and_getter(
    board: Board, unmarked: list[Annotation], status: StatusValue
) -> tuple[Annotation, Annotation] | None:
    """Two parties before a thing whose verb ends the clause: "*Der Iran* hat Russland 400 geliefert"."""
    trigger = status.annotation
    before = [party for party in unmarked if party.last < trigger.first]
    if len(before) < 2 or status.noun or status.passive or status.subject != "agent" or not _hands_over(status):
        return None
    giver, getter = before[-2:]
    helped = any(board.starting(token, "auxiliary") for token in range(giver.first - 1, getter.first) if token >= 0)
    counted = any(board.starting(token, "quantity") for token in range(getter.last + 1, trigger.first))
    return (giver, getter) if helped and counted else None


def _takes(status: StatusValue, mark: Mark) -> bool:
    """Whether a status has the role that a mark gives: whom something is bought "from" or "à" only sells."""
    if Status.ORDERED is not status.status and Stage.ORDER is not status.stage:
        return True
    return mark.benefit if mark.role == "recipient" else status.passive or status.noun


def _hands_over(status: StatusValue) -> bool:
    return status.object == "item" and (status.stage or status.status) in _HANDED_OVER


def _place(found: dict[str, Annotation], party: Annotation, status: StatusValue) -> None:
    """Give a party right behind the trigger the role that is left: "sent Kyiv 40", "left Oslo", "поставки КНДР"."""
    if status.noun or status.object == "agent":
        found.setdefault("agent", party)
    elif status.subject == "agent" and _hands_over(status):
        found.setdefault("recipient", party)


def _subject_behind(board: Board, unmarked: list[Annotation], status: StatusValue) -> Annotation | None:
    """The party right behind the verb of a clause about a thing, where a language allows it.

    "40 obuses que prometió *Suecia*".
    """
    trigger = status.annotation
    if status.noun or status.passive or status.object != "item" or not board.pack.settings.get("subject_may_follow"):
        return None
    first = clause_of(board, trigger.first)[0]
    opening = (word for token in (first, first + 1) for word in board.starting(token, "grammar"))
    if not any(isinstance(w.value, Lexeme) and w.value.args["role"] in ("rel", "comp") for w in opening):
        return None
    if any(board.starting(token, "quantity") for token in range(first, trigger.first)):
        return None
    behind = trigger.last + 1 + _article(board, trigger)
    near = (party for party in unmarked if party.first in (trigger.last + 1, behind))
    return next((party for party in near if may_be_subject(board, party)), None)


def _subject_before(board: Board, first: int, status: StatusValue) -> Annotation | None:
    """The subject that a clause joined by "and" has from the nearest clause before it that names one."""
    if status.noun or status.passive or status.subject not in _PARTIES:
        return None
    for clause in reversed(clauses_of(board, board.sentence_at(first))):
        if clause[1] < first:
            parties = [party for party in _actors(board, *clause, status.annotation) if _may_act(board, party)]
            if parties:
                return parties[0]
    return None
