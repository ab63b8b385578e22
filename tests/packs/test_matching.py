"""Which match wins, and what a match needs: on a pack made for these tests."""

from pathlib import Path

import pytest

from tallystick.errors import PackError
from tallystick.packs import load
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.matching import best, matches, recognise_words

PARADIGMS = """
[paradigm.n]
about = "nouns"
forms = { sg = "", pl = "s" }
[paradigm.a]
about = "adjectives with number"
forms = { sg = "", pl = "s" }
[paradigm.v]
about = "verbs"
forms = { inf = "", past = "ed" }
"""
RULES = """
[[may]]
match = "[may|might]"
[[company]]
match = ["together with", "with", "lourd:a& arme:n&"]
[[urgency]]
match = ["as _2 possible", "deliver:v.past"]
[[range]]
match = ["{amount} to {amount}", "between {amount} and {amount}"]
"""
TIMES = """
[[age]]
match = ["soon {may} come", "together with", "with"]
"""


@pytest.fixture
def pack(tmp_path: Path):
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text('code = "xx"\n')
    (folder / "paradigms.toml").write_text(PARADIGMS)
    (folder / "directives.toml").write_text(RULES)
    (folder / "periods.toml").write_text(TIMES)
    return load([tmp_path], cache=False).language("xx")


FOUND = [
    ("he might go with us", ["may: might", "company: with"]),
    ("together with us", ["company: together with"]),
    ("lourds armes", ["company: lourds armes"]),
    ("lourd armes", []),
    ("as soon as possible", ["urgency: as soon as possible"]),
    ("as. soon possible", []),
    ("as a very much possible", []),
    ("they delivered", ["urgency: delivered"]),
    ("they deliver", []),
    ("MAY", ["may: MAY"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_words_layer(pack, text, expected):
    board = Board(text, pack)
    recognise_words(board)
    found = [f"{a.kind}: {a.span.of(text)}" for a in board.everything() if a.kind in ("may", "company", "urgency")]
    assert sorted(found) == sorted(expected)


def test_a_slot_is_filled_by_what_lies_on_the_board(pack):
    board = Board("soon might come", pack)
    recognise_words(board)
    match = max(matches(board, "times"), key=lambda found: found.last - found.first)
    assert (match.first, match.last) == (0, 2)
    assert [part.kind for part in match.parts] == ["may"]


def test_the_best_of_one_group_never_overlap(pack):
    board = Board("together with with", pack)
    kept = best(matches(board, "times"))
    places = [(match.first, match.last) for match in kept]
    assert places == [(0, 1), (2, 2)]


def test_every_fault_of_a_pack_is_told_at_once(tmp_path: Path):
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text('code = "xx"\n')
    (folder / "directives.toml").write_text(
        '[[mayy]]\nmatch = "a"\n[[may]]\n[[may]]\nmatch = "[a"\n[[task]]\nmatch = "b:nope"\nskip = "x"\n'
        '[[may]]\nmatch = "c:nope"\n'
    )
    (folder / "events.toml").write_text("broken = = 1")
    with pytest.raises(PackError) as error:
        load([tmp_path], cache=False).language("xx")
    text = str(error.value)
    for part in ("mayy", "did you mean may", "no match", "without its ]", "takes a whole number", "nope", "not TOML"):
        assert part in text


def test_a_cache_is_never_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text('code = "xx"\n')
    for word in ("one", "two"):
        (folder / "directives.toml").write_text(f'[[may]]\nmatch = "{word}"\n')
        for _ in range(2):
            board = Board("one two", load([tmp_path]).language("xx"))
            recognise_words(board)
            assert [a.span.of("one two") for a in board.of("may")] == [word]


def test_rows_that_need_two_annotations_match_where_two_are(pack):
    assert pack.tree("ranges").fewest == 2
    for text, expected in (("40 to", []), ("40 to 60", [(0, 2)])):
        board = Board(text, pack)
        for token in range(0, len(board.tokens), 2):
            if board.tokens.kinds[token] == "d":
                board.put("amount", token, token, text, "test")
        assert [(match.first, match.last) for match in matches(board, "ranges")] == expected
