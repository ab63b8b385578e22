"""Reading, line and reading again are one and the same."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from readings_made import reading

from tallystick.contract import decode, encode, lines


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_reading_comes_back_from_its_line(rng: Random) -> None:
    made = reading(rng)
    line = encode.reading_line(made)
    assert decode.reading(lines.read(line), {made.document.id: made.document}) == made
    assert "\n" not in line


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_line_comes_back_from_its_reading(rng: Random) -> None:
    made = reading(rng)
    line = encode.reading_line(made)
    again = decode.reading(lines.read(line), lambda _: made.document)
    assert encode.reading_line(again) == line


def test_every_key_of_the_contract_is_written() -> None:
    rng = Random(7)
    made = next(r for r in (reading(rng) for _ in range(50)) if r.directives and r.mentions[0].speaker)
    obj = encode.reading_object(made)
    assert list(obj) == [
        "contract", "reader", "document", "mentions", "attributions", "directives", "obstacles", "events",
        "quantities", "periods",
    ]  # fmt: skip
    assert set(obj["document"]) >= {
        "id", "language", "published", "published_basis", "title", "text_sha256", "bytes_sha256",
    }  # fmt: skip
    assert set(obj["mentions"][0]) == {
        "span", "status", "stage", "modality", "hedge", "measure", "quantity", "item", "agent", "recipient",
        "period", "speaker", "carriers", "said", "part_of", "attribution",
    }  # fmt: skip
    assert list(obj["mentions"][0]["quantity"]) == ["span", "lower", "upper", "bound", "unit", "per", "vague"]
    assert set(obj["mentions"][0]["speaker"]) == {"span", "name", "key", "role", "anonymity"}
