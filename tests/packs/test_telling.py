"""What tells of a row, so that a text without it need not be walked."""

import pytest

from tallystick.packs import load
from tallystick.packs.entry import Entry
from tallystick.packs.pattern import rows
from tallystick.packs.telling import telling_by_layer

TOLD = [
    # pattern, words, kinds: beside OTHERS
    ("more than the {amount}", {"more"}, set()),
    ("{amount} - {amount}", {"-"}, set()),
    ("[over|under] {amount}", {"over", "under"}, set()),
    ("the {amount}", {"the"}, set()),
    ("f the {date}", {"f"}, set()),
    ("the {date}", set(), {"date"}),
    ("deliver:v the {amount}", {"deliver:v"}, set()),
    ("the _2 {amount} nearly", {"nearly"}, set()),
]


OTHERS = ["the a than {amount}", "the b than {amount}", "the c than {amount}", "the d e {amount}", "f the {amount}"]


@pytest.mark.parametrize("pattern, words, kinds", TOLD)
def test_the_least_common_tells(pattern, words, kinds):
    patterns = [(_entry("range"), rows(other, str.split)) for other in OTHERS] + [
        (_entry("bound"), rows(pattern, str.split))
    ]
    told = telling_by_layer(patterns)["bounds"]
    assert (told.words, told.kinds) == (words, kinds)


def _entry(section):
    return Entry(section, (), {}, "test.toml", 1)


def test_no_row_of_a_pack_is_without():
    """Every way from the root of a tree to a row's end leads by something that tells."""
    for layer, root in load().language("en").trees.items():
        if layer:
            assert list(_untold(root, root.telling.words | root.telling.kinds)) == []


def _untold(node, telling):
    """The rows below a node that go by nothing of what tells."""
    yield from (leaf.entry.place for leaf in node.leaves)
    for name, child in node.words.items():
        if name not in telling:
            yield from _untold(child, telling)
    for table in (node.lemmas, node.slots):
        for name, steps in table.items():
            for step in steps:
                if name not in telling:
                    yield from _untold(step.node, telling)
    for _, _, child in node.gaps:
        yield from _untold(child, telling)
