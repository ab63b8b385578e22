"""What became of counted things: status, stage, modality, and who gave and got, in the first three languages."""

from functools import cache

import pytest

from tallystick.model import Document
from tallystick.packs import load
from tallystick.recognise.deeds.statuses import governing_status, roles
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.parties.party_of import party_of
from tallystick.recognise.reader import board_of

PACKS = load()


@cache
def board(language: str, text: str) -> Board:
    return board_of(Document("d", text, language=language), PACKS.language(language))


def read(language: str, text: str) -> list[str]:
    """`status/modality`, with the stage in between where there is one, for each quantity."""
    there = board(language, text)
    found = [governing_status(there, quantity) for quantity in there.of("quantity")]
    return ["-" if v is None else "/".join(p for p in (v.status, v.stage, v.modality) if p) for v in found]


ROWS = [
    ("en", "Corvin delivered 40 tanks.", ["delivered/asserted"]),
    ("en", "Corvin will deliver 40 tanks.", ["planned/deliver/planned"]),
    ("en", "Corvin promised to deliver 40 tanks.", ["pledged/deliver/planned"]),
    ("en", "Corvin plans to build 40 tanks.", ["planned/produce/planned"]),
    ("en", "40 tanks were handed over.", ["delivered/asserted"]),
    ("en", "40 tanks may have been supplied.", ["delivered/possible"]),
    ("en", "The plant can turn out 40 tanks a month.", ["produced/possible"]),
    ("en", "Corvin has not delivered 40 tanks.", ["delivered/denied"]),
    ("en", "If 40 tanks arrive, the army can attack.", ["delivered/possible"]),
    ("en", "The army ordered 40 tanks and lost 30 guns.", ["ordered/deliver/asserted", "lost/asserted"]),
    ("en", "Tank output rose sevenfold.", ["produced/asserted"]),
    ("en", "Corvin needs 40 tanks.", ["requested/deliver/asserted"]),
    ("en", "On May 23 Corvin delivered 40 tanks.", ["delivered/asserted"]),
    ("en", "The path is lined by 40 trees.", ["-"]),
    ("fr", "L'usine a livré 40 chars.", ["delivered/asserted"]),
    ("fr", "L'usine livrera 40 chars.", ["planned/deliver/planned"]),
    ("fr", "L'usine s'est engagée à fournir 40 chars.", ["pledged/deliver/planned"]),
    ("fr", "40 chars devraient être construits.", ["planned/produce/planned"]),
    ("fr", "L'usine n'a pas livré 40 chars.", ["delivered/denied"]),
    ("fr", "L'armée a perdu 40 chars.", ["lost/asserted"]),
    ("fr", "Le jardin abrite 40 arbres.", ["-"]),
    ("ru", "Завод поставил 40 танков.", ["delivered/asserted"]),
    ("ru", "Завод поставит 40 танков.", ["planned/deliver/planned"]),
    ("ru", "Завод обещал построить 40 танков.", ["pledged/produce/planned"]),
    ("ru", "Войска должны получить 40 танков.", ["planned/deliver/planned"]),
    ("ru", "Будет передано 40 танков.", ["planned/deliver/planned"]),
    ("ru", "Завод не поставил 40 танков.", ["delivered/denied"]),
    ("ru", "Армии нужны 40 танков.", ["requested/deliver/asserted"]),
    ("ru", "Вдоль дороги растут 40 деревьев.", ["-"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_status_stage_and_modality(language, text, expected):
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "agent", "recipient"),
    [
        ("en", "France delivered 40 tanks to Poland.", "France", "Poland"),
        ("en", "40 tanks were sent to Poland by France.", "France", "Poland"),
        ("en", "Poland received 40 tanks from France.", "France", "Poland"),
        ("en", "France sent Poland 40 tanks.", "France", "Poland"),
        ("fr", "La France a livré 40 chars à la Pologne.", "France", "Pologne"),
        ("ru", "Франция передала Польше 40 танков.", "Франция", "Польше"),
        ("en", "40 tanks were built.", None, None),
    ],
)
def test_who_gives_and_who_gets(language, text, agent, recipient):
    there = board(language, text)
    quantity = there.of("quantity")[0]
    status = governing_status(there, quantity)
    assert status is not None
    found = roles(there, clause_of(there, quantity.first), status)
    spans = [party.span if party else None for party in map(party_of, (found.agent, found.recipient))]
    named = [span and span.of(text).removeprefix("La ").removeprefix("la ") for span in spans]
    assert named == [agent, recipient]


@pytest.mark.parametrize(
    ("language", "text", "clauses"),
    [
        ("en", "Tanks and guns came, and 30 cars arrived.", ["Tanks and guns came", ", and 30 cars arrived."]),
        ("en", "He said that 40 tanks arrived.", ["He said", "that 40 tanks arrived."]),
        ("fr", "Des chars ont été livrés et 30 camions sont arrivés.",
         ["Des chars ont été livrés", "et 30 camions sont arrivés."]),
        ("ru", "Танки и пушки отправлены, а 30 машин прибыли.", ["Танки и пушки отправлены", ", а 30 машин прибыли."]),
    ],
)  # fmt: skip
def test_where_clauses_are_cut(language, text, clauses):
    there = board(language, text)
    cut = dict.fromkeys(clause_of(there, token) for token in range(len(there.tokens)))
    assert [there.span(*clause).of(text) for clause in cut] == clauses


def test_clauses_cover_every_token_of_every_sentence_once():
    there = board("en", "He said that, if 40 tanks arrive; which they may, all is well. And on, and on, it goes.")
    covered = [token for clause in there.of("clause") for token in range(clause.first, clause.last + 1)]
    assert covered == [token for s in there.sentences for token in range(s.first, s.last + 1)]
