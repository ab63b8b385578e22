"""A mention's reasons for people: its sentence with marks, then a tree for every slot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from tallystick.model import Annotation, Mention
from tallystick.reports.reasons import tree_of
from tallystick.reports.rows import status
from tallystick.reports.terminal import coloured, marked_text
from tallystick.reports.wording import figure, readable
from tallystick.words.marked import marks_of, pieces
from tallystick.words.sentences import sentence_around


def print_reasons(
    console: Console,
    mention: Mention,
    reasons: Iterable[tuple[str, Sequence[Annotation]]],
    text: str,
    abbreviations: Collection[str] = (),
) -> None:
    """Print one mention: the sentence, what it was read as, and why."""
    sentence = sentence_around(text, mention.quantity_span, frozenset(abbreviations))
    console.print(marked_text(pieces(text, sentence, marks_of(mention)), coloured(console)))
    what = f"{figure(mention.quantity)} {readable(mention.item.name)} ({mention.item.category}), {status(mention)}"
    tree = Tree(Text(what, style="bold"), guide_style="dim")
    for slot, behind in reasons:
        branch = tree.add(Text(slot, style="italic"))
        for annotation in behind:
            branch.add(tree_of(annotation, text))
        if not behind:
            branch.add(Text("taken from elsewhere in the text: no annotation lies at its place", style="dim"))
    console.print(tree)
    console.print()


def print_trace(console: Console, annotations: Iterable[Annotation], text: str) -> None:
    """Print every annotation of a text, in text order."""
    for annotation in annotations:
        console.print(tree_of(annotation, text))
