"""Laws of linking that hold for any mentions: the order of posting does not show, and nothing said apart is joined."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import tell

from tallystick.linking import judge
from tallystick.linking.fits import Fit, items, parties
from tallystick.linking.group import giver_of
from tallystick.linking.groups import grouped
from tallystick.model import Anonymity, Modality, Told

WORDS = "The port took in 38 pumps from the north on Monday and will set them up"

ANY = st.lists(
    st.builds(
        tell,
        st.sampled_from([f"{report}/{place}" for report in "abcdef" for place in range(1, 4)]),
        st.sampled_from(["pumps", "long pumps", "transformers", "генераторы", "measles vaccine", "polio vaccine"]),
        language=st.sampled_from(["en", "ru", "uk"]),
        agent=st.sampled_from([None, "Poland", "the EU", "the donors", "Norda"]),
        recipient=st.sampled_from([None, "Ukraine", "Чехия", "the valley", "the army"]),
        speaker=st.sampled_from([None, "Jan Kowal", "the ministry", "officials"]),
        anonymity=st.sampled_from([None, Anonymity.ANONYMOUS, Anonymity.COLLECTIVE]),
        modality=st.sampled_from([Modality.ASSERTED, Modality.DENIED]),
        clause=st.sampled_from([None, WORDS, f"{WORDS}, all donors say", "38 pumps for the Czech fire brigades"]),
        day=st.integers(1, 4),
    ),
    max_size=12,
    unique_by=lambda one: one.ref.id,
)


@settings(deadline=None, max_examples=80)
@given(ANY, st.randoms())
def test_any_order_gives_the_same_claims_and_origins(block: list[Told], random: Random) -> None:
    shuffled = random.sample(block, len(block))
    judged = {(one.mention, one.claim, one.origin) for one in judge(block)}
    assert judged == {(one.mention, one.claim, one.origin) for one in judge(shuffled)}
    assert len(judged) == len(block)


@settings(deadline=None, max_examples=80)
@given(ANY)
def test_no_group_holds_what_speaks_against_each_other(block: list[Told]) -> None:
    for group in grouped(block):
        for one, two in combinations(group.told, 2):
            assert items(one.mention.item, two.mention.item, one.language == two.language) is not Fit.CONFLICT
            assert parties(one.mention.recipient, two.mention.recipient) is not Fit.CONFLICT
            assert parties(giver_of(one), giver_of(two)) is not Fit.CONFLICT
