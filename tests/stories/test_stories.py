"""How well the ledger links, traces, finds and tallies on stories of our own, from perfect readings of them.

The floors may rise with the program; to lower one, or to change the stories,
takes a new line in floors.toml and a reason in the commit.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
import story_making
from story_figures import ROWS, Point, across, figures, points
from story_findings import matched
from story_gold import Gold, Wanted, gold_of
from story_ledger import Line, Said, Seen, see
from story_misses import misses
from story_reading import Json
from story_words import StoryError, place

from tallystick.model import FindingKind

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"), parse_float=Decimal)
SOURCES = [story_making.load(path) for path in sorted(HERE.glob("*.toml")) if path.stem != "floors"]
GOLDS = [gold_of(story_making.gold(source)) for source in SOURCES]
KINDS = frozenset(FindingKind)
by_story = pytest.mark.parametrize(
    ("source", "gold"), list(zip(SOURCES, GOLDS, strict=True)), ids=[gold.id for gold in GOLDS]
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return see(SOURCES, GOLDS, tmp_path_factory.mktemp("stories"))


@pytest.mark.parametrize("row", ROWS)
def test_the_ledger_keeps_its_level(row: str, seen: Seen) -> None:
    counted = [point for gold in GOLDS for point in points(gold, seen)] + list(across(GOLDS, seen))
    reached, floor = figures(counted)[row], FLOORS["figures"][row]
    assert reached is not None
    kept = reached >= floor if ROWS[row] else reached <= floor
    told = [line for source, gold in zip(SOURCES, GOLDS, strict=True) for line in misses(source, gold, seen)]
    assert kept, "\n".join([f"{row}: {reached:.3f}, floor {floor}", *told])


def test_the_floors_belong_to_these_stories() -> None:
    assert story_making.digest(SOURCES) == FLOORS["of"]
    assert FLOORS["figures"].keys() == ROWS.keys()


@by_story
def test_a_story_tells_a_programme_in_many_voices(source: Json, gold: Gold) -> None:
    reports = source["document"]
    assert 9 <= len(reports) <= 13
    assert len({report["language"] for report in reports}) >= 5
    assert len({report["outlet"] for report in reports}) >= 5
    assert len({report["id"] for report in reports}) == len(reports)
    assert all(2 <= len(report["text"]) <= 6 for report in reports)


@by_story
def test_a_story_does_not_contradict_itself(source: Json, gold: Gold) -> None:
    mentions = [mention["id"] for report in source["document"] for mention in report.get("mention", [])]
    assert len(mentions) == len(set(mentions)) == len(set(gold.places.values()))
    assert gold.claim_of.keys() == gold.places.keys() and set(gold.claim_of.values()) == set(gold.says)
    for pair in gold.apart:
        assert len(pair) == 2 and len({gold.claim_of[name] for name in pair}) == 2, pair
    for pair in gold.free:
        assert len(pair) == 2 and pair <= gold.places.keys(), pair
    for wanted in gold.findings:
        assert wanted.kind in KINDS and wanted.mentions <= gold.places.keys(), wanted
    for plan in gold.plans:
        assert plan.plan and plan.plan | plan.delivered <= gold.places.keys(), plan


@by_story
def test_figures_do_not_overlap_and_corroborations_have_two_origins(source: Json, gold: Gold) -> None:
    for one, two in combinations(gold.places.values(), 2):
        assert one[0] != two[0] or one[2] <= two[1] or two[2] <= one[1]
    for wanted in gold.findings:
        if wanted.kind == "corroboration":
            assert len({gold.claim_of[name] for name in wanted.mentions}) == 1
            assert len({gold.origin_of[name] for name in wanted.mentions}) > 1, wanted


@by_story
def test_who_says_what_the_gold_says_has_nothing_to_mend(source: Json, gold: Gold) -> None:
    right = Seen(
        gold.claim_of,
        {name: str(origin) for name, origin in gold.origin_of.items()},
        tuple(Said(wanted.kind, wanted.mentions, "") for wanted in gold.findings),
        tuple(Line(plan.why, plan.plan | plan.delivered, min(plan.verdicts), "") for plan in gold.plans),
    )
    assert set(figures(points(gold, right)).values()) <= {Decimal(0), Decimal(1)}
    assert all(point.right for point in points(gold, right))
    assert list(misses(source, gold, right)) == []


@by_story
def test_who_says_nothing_is_told_of_everything(source: Json, gold: Gold) -> None:
    silent = Seen(dict.fromkeys(gold.places, "one"), dict.fromkeys(gold.places, "one"), (), ())
    told = "\n".join(misses(source, gold, silent))
    assert all(why in told for why in gold.apart.values())
    assert all(wanted.why in told for wanted in gold.findings if wanted.required)
    assert all(plan.why in told for plan in gold.plans)


def test_words_are_found_where_they_stand_or_not_at_all() -> None:
    assert place("300", "3000 and 300") == (9, 12)
    assert place("5 tonnes", "1.5 tonnes or 5 tonnes") == (14, 22)
    assert place("came", "He came. She came.", (9, 18)) == (13, 17)
    with pytest.raises(StoryError, match="stands 2 times"):
        place("came", "He came. She came.")
    with pytest.raises(StoryError, match="does not stand"):
        place("went", "He came.")


def small_gold(*findings: Wanted) -> Gold:
    """Claim c of mentions a, b (one origin) and x (another), claim d of mention d."""
    names = ("s/a", "s/b", "s/x", "s/d")
    claims = dict(zip(names, "cccd", strict=True))
    origins = {"s/a": ("c", 0), "s/b": ("c", 0), "s/x": ("c", 1), "s/d": ("d", 0)}
    places = {name: ("doc", at, at + 1) for at, name in enumerate(names)}
    return Gold("s", places, {}, claims, origins, {}, {frozenset({"s/a", "s/d"}): "why"}, frozenset(), findings, ())


def small_seen(claims: str, origins: str, *findings: Said) -> Seen:
    names = ("s/a", "s/b", "s/x", "s/d")
    return Seen(dict(zip(names, claims, strict=True)), dict(zip(names, origins, strict=True)), findings, ())


COUNTED = [
    ("all right", "1112", "1123", {"links F1": "1", "forbidden": "0", "origins": "1"}),
    ("all in one", "1111", "1111", {"links F1": str(Decimal(6) / 9), "forbidden": "1", "origins": "0.5"}),
    ("nothing linked", "1234", "1234", {"links F1": "0", "forbidden": "0", "origins": "0.5"}),
    ("one link of three", "1123", "1123", {"links F1": "0.5", "forbidden": "0", "origins": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "claims", "origins", "expected"), COUNTED, ids=[row[0] for row in COUNTED])
def test_links_and_origins_are_counted(label: str, claims: str, origins: str, expected: dict[str, str]) -> None:
    found = figures(points(small_gold(), small_seen(claims, origins)))
    assert {name: found[name] for name in expected} == {name: Decimal(value) for name, value in expected.items()}


def test_findings_are_matched_two_to_one_and_required_ones_first() -> None:
    needed = Wanted("contradiction", frozenset({"s/a", "s/d"}), True, "")
    extra = Wanted("contradiction", frozenset({"s/b", "s/d"}), False, "")
    said = [Said("contradiction", frozenset({name, "s/d"}), "") for name in ("s/a", "s/b", "s/x")]
    assert matched(small_gold(needed), said) == ({needed}, set(said[:2]))
    assert matched(small_gold(extra, needed), said[:1]) == ({needed}, set(said[:1]))
    assert matched(small_gold(extra, needed), said) == ({needed, extra}, set(said))


def test_a_finding_within_one_claim_is_no_contradiction_of_two() -> None:
    wanted = Wanted("contradiction", frozenset({"s/a", "s/d"}), True, "")
    within = Said("contradiction", frozenset({"s/a", "s/b"}), "")
    found = figures(points(small_gold(wanted), small_seen("1112", "1123", within)))
    assert (found["findings R"], found["sharp P"]) == (0, 0)


def test_plain_findings_may_be_true_by_the_partition_alone() -> None:
    true = Said("corroboration", frozenset({"s/a", "s/x"}), "")
    false = Said("corroboration", frozenset({"s/a", "s/b"}), "")
    found = list(points(small_gold(), small_seen("1112", "1123", true, false)))
    assert [point for point in found if point.count == "plain P"] == [
        Point("plain P", True, true),
        Point("plain P", False, false),
    ]
