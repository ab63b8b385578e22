"""Near-copies: the same words in another report are the same utterance."""

from __future__ import annotations

import pytest
from telling import tell

from tallystick.linking.copies import Copies, is_copy
from tallystick.linking.origins import utterances
from tallystick.model import Anonymity, Modality, Told

WIRE = "The port took in 38 pumps from the north on Monday and will set them up along the lower river"


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        (f"{WIRE}, officials said", True),
        (WIRE.upper(), True),
        ("On Monday 38 pumps came into the port from the north, to be set up along the river", False),
        ("The port took in 38 pumps", False),
    ],
)
def test_copies(other: str, copied: bool) -> None:
    one, two = tell("a", clause=WIRE), tell("b", clause=other)
    assert is_copy(one, two) is is_copy(two, one) is copied
    found: Copies[str] = Copies()
    found.add(one, "wire")
    assert found.home_of(two) == ("wire" if copied else None)


def test_no_copy_over_languages_or_without_words() -> None:
    assert not is_copy(tell("a", clause=WIRE), tell("b", clause=WIRE, language="fr"))
    assert not is_copy(tell("a", clause=WIRE), tell("b"))


def test_a_copy_of_a_copy_leads_back() -> None:
    found: Copies[str] = Copies()
    found.add(tell("a", clause=WIRE), "first")
    found.add(tell("b", clause=f"{WIRE} again"), "first")
    assert found.home_of(tell("c", clause=f"{WIRE} again and again")) == "first"


def source(name: str, day: int, clause: str | None, who: str = "a source") -> Told:
    return tell(name, speaker=who, anonymity=Anonymity.ANONYMOUS, clause=clause, day=day)


def origins(*told: Told) -> list[list[str]]:
    return sorted(sorted(one.ref.id for one in utterance.told) for utterance in utterances(told))


def test_unnamed_sources_are_one_where_the_words_are() -> None:
    assert origins(source("a", 1, WIRE), source("b", 2, WIRE)) == [["a", "b"]]
    assert origins(source("a", 1, WIRE), source("b", 2, "Some 38 pumps are at the port")) == [["a"], ["b"]]


def test_a_named_voice_stays_its_own_whatever_the_words() -> None:
    minister = tell("a", speaker="Jan Kowal", anonymity=Anonymity.NAMED, clause=WIRE)
    mayor = tell("b", speaker="Ana Ruiz", anonymity=Anonymity.NAMED, clause=WIRE, day=2)
    assert origins(minister, mayor, source("c", 3, WIRE)) == [["a"], ["b"], ["c"]]


def test_a_report_that_names_nobody_goes_back_to_whom_it_copies() -> None:
    first = tell("a", speaker="Jan Kowal", anonymity=Anonymity.NAMED, clause="Kowal spoke of 38 pumps for the port")
    second = tell("b", speaker="Ana Ruiz", anonymity=Anonymity.NAMED, clause=WIRE, day=2)
    assert origins(first, second, tell("c", clause=WIRE, day=3)) == [["a"], ["b", "c"]]
    assert origins(first, second, tell("c", day=3)) == [["a", "c"], ["b"]]


def test_crowds_are_one_only_through_one_channel() -> None:
    one = tell("a", speaker="officials", anonymity=Anonymity.COLLECTIVE, carrier="The Gazette")
    two = tell("b", speaker="officials", anonymity=Anonymity.COLLECTIVE, carrier="Gazette", day=2)
    other = tell("c", speaker="officials", anonymity=Anonymity.COLLECTIVE, carrier="Courier", day=3)
    assert origins(one, two, other) == [["a", "b"], ["c"]]


def test_an_unnamed_source_is_one_where_a_report_names_the_outlet_that_had_it() -> None:
    one = tell("a", speaker="ein Papier", anonymity=Anonymity.ANONYMOUS, language="de")
    two = tell("b", speaker="a paper", anonymity=Anonymity.ANONYMOUS, carrier="outlet of a", day=2)
    other = tell("c", speaker="a paper", anonymity=Anonymity.ANONYMOUS, carrier="Courier", day=3)
    assert origins(one, two, other) == [["a", "b"], ["c"]]


def test_who_denies_a_figure_is_not_its_origin() -> None:
    first = tell("a", speaker="Jan Kowal", anonymity=Anonymity.NAMED)
    denial = tell("b", speaker="Ana Ruiz", anonymity=Anonymity.NAMED, modality=Modality.DENIED, day=2)
    again = tell("c", speaker="Ana Ruiz", anonymity=Anonymity.NAMED, day=3)
    assert origins(first, denial) == [["a", "b"]]
    assert origins(first, again) == [["a"], ["c"]]
    assert origins(denial) == [["b"]]
