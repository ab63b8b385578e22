"""`tallystick explain`: why a text was read as it was."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tallystick.cli import output
from tallystick.cli.options import Json, Language, PackFolders, Published
from tallystick.contract.encode import mention_object
from tallystick.desk.explaining import ExplainedMention, Explanation, document_to_explain
from tallystick.desk.explaining import explain as explanation_of
from tallystick.desk.reading import abbreviations
from tallystick.desk.settings import Settings, settings
from tallystick.reports.explanation import print_reasons, print_trace
from tallystick.reports.reasons import object_of
from tallystick.reports.sentence_groups import text_at


def explain(
    source: Annotated[str, typer.Argument(metavar="FILE|TEXT|-", help="A file, a text in quotes, or - for input.")],
    everything: Annotated[
        bool, typer.Option("--all", help="Every annotation of the text, and not only those behind a claim.")
    ] = False,
    json: Json = False,
    published: Published = None,
    language: Language = None,
    packs: PackFolders = None,
) -> None:
    """Show why: for each claim the rule, the pack entry and the parts behind every value."""
    how = settings(packs=packs, language=language, published=published)
    found = explanation_of(document_to_explain(source, how), how)
    if json:
        output.write_object(_object(found, everything))
    else:
        _print(found, how, everything)


def _print(found: Explanation, how: Settings, everything: bool) -> None:
    console, document = output.results(), found.reading.document
    if document.language is None:
        console.print(f"In none of the languages that there are packs for: {', '.join(how.packs.codes)}.")
    elif not found.mentions:
        console.print("No claims." + ("" if everything else " See with --all what was recognised."))
    known = abbreviations(found.reading, how.packs)
    for one in found.mentions:
        reasons = [(reason.slot, reason.annotations) for reason in one.reasons]
        print_reasons(console, one.mention, reasons, text_at(document, one.mention.place), known)
    if everything:
        for place in ("title", "text"):
            there = [annotation for at, annotation in found.everything if at == place]
            print_trace(console, there, text_at(document, place))


def _object(found: Explanation, everything: bool) -> dict[str, Any]:
    document = found.reading.document
    result: dict[str, Any] = {
        "document": document.id,
        "language": document.language,
        "mentions": [_mention(one, text_at(document, one.mention.place)) for one in found.mentions],
    }
    if everything:
        result["annotations"] = [{"in": at, **object_of(a, text_at(document, at))} for at, a in found.everything]
    return result


def _mention(one: ExplainedMention, text: str) -> dict[str, Any]:
    why = {reason.slot: [object_of(annotation, text) for annotation in reason.annotations] for reason in one.reasons}
    return {**mention_object(one.mention), "why": why}
