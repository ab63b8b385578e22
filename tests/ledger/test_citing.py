"""What lists of findings quote: mentions in their sentences, marked by what their rows know."""

from collections.abc import Callable, Iterable

from readings_made import readings

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger
from tallystick.ledger.citing import _places, cited
from tallystick.model import Mention, Span
from tallystick.words.marked import Mark, marks_of


def none_of(language: str | None) -> tuple[str, ...]:
    """No abbreviations in any language."""
    return ()


def test_the_marks_of_rows_are_those_of_the_reader(new_place: Callable[[], str]) -> None:
    """But for the period, which is marked where its words stand in the sentence."""
    with Ledger.open(new_place(), linker=linker()) as ledger:
        made = list(readings(7, 30))
        for reading in made:
            ledger.post(reading)
        kept = ledger.kept()
        ids = {name for held in kept.held for name in held.mentions}
        with ledger._reading() as connection:
            found = cited(connection, ids, none_of)
        assert set(found) == {told.ref.id for claim in kept.linked for told in claim.told}
        for held in kept.held:
            for name, mention in zip(held.mentions, held.reading.mentions, strict=True):
                one = found[name]
                assert (one.report, one.place) == (held.reading.document.id, mention.place)
                assert one.sentence.contains(mention.quantity_span)
                assert but_for_periods(one.marks) == but_for_periods(marks_of(mention))
                spoken = [mark.span.of(one.text) for mark in one.marks if mark.kind == "period"]
                assert spoken == (period_within(mention, one.sentence) or spoken)


def but_for_periods(marks: Iterable[Mark]) -> set[Mark]:
    return {mark for mark in marks if mark.kind != "period"}


def period_within(mention: Mention, sentence: Span) -> list[str]:
    """The words of a mention's period, where they stand in a sentence."""
    spoken = mention.period
    stands = spoken and spoken.text and spoken.span and sentence.contains(spoken.span)
    return [spoken.text] if spoken and spoken.text and stands else []


def test_words_of_a_period_are_no_part_of_longer_ones() -> None:
    """Whole words of the sentence alone, one after the other."""
    text = "In May the Mayor came. May 2 was a May day."
    for words, sentence, wanted in (
        ("May", Span(0, 22), ["May"]),
        ("May", Span(23, len(text)), ["May", "May"]),
        ("June", Span(0, 22), []),
        ("In May", Span(0, 22), ["In May"]),
    ):
        places = list(_places(words, text, sentence))
        assert [place.of(text) for place in places] == wanted
        assert all(sentence.contains(place) for place in places)
