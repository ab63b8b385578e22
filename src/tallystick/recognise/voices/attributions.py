"""Who said what: annotations of kind "attribution", each with a source, a cue and a content.

Quotations come first, since what stands in them is one voice; then cues outside of
them, each with the frame that fits: a clause behind "that", a clause before ", said X",
an object. "According to" needs no cue. A quotation without a cue of its own goes on
with the voice before it.
"""

from __future__ import annotations

from tallystick.recognise.ground.board import Board
from tallystick.recognise.voices.as_clauses import AsClauses
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.carriers import dateline, party_of
from tallystick.recognise.voices.cueless_speech import CuelessSpeech
from tallystick.recognise.voices.cues import Cue, cues, outside
from tallystick.recognise.voices.quoted_speech import QuotedSpeech
from tallystick.recognise.voices.relative_speech import RelativeSpeech
from tallystick.recognise.voices.reported_speech import ReportedSpeech
from tallystick.recognise.voices.settling import Settling
from tallystick.recognise.voices.told_before import ToldBefore
from tallystick.words.sentences import Sentence


def recognise_attributions(board: Board) -> None:
    """Lay all attributions on the board."""
    scene = Scene(board)
    _read(scene)
    for draft in scene.drafts:
        first, last = draft.content
        rule = f"attribution/{draft.manner}"
        board.put("attribution", first, last, draft.attribution(board), rule, (), draft.entry)


def _read(scene: Scene) -> None:
    """Find all drafts, sentence by sentence, and settle each sentence's own before the next is read."""
    settling = Settling(scene.board, scene.wording, scene.sources, scene.drafts)
    credit = dateline(scene.board, scene.wording)
    quoted = [(quote.first, quote.last) for quote in scene.quotes]
    for sentence in scene.board.sentences:
        start = len(scene.drafts)
        _sentence(scene, sentence, list(outside(cues(scene.board, scene.wording, sentence), quoted)))
        if credit is not None and sentence.first <= credit[1] <= sentence.last and len(scene.drafts) == start:
            CuelessSpeech(scene).credited(sentence, *credit)
        for draft in scene.drafts[start:]:
            settling.settle(draft)
            scene.anaphora.remember(draft.source.value if draft.source else None)
    if credit is not None:
        settling.credit(party_of(credit[0]))


def _sentence(scene: Scene, sentence: Sentence, own: list[Cue]) -> None:
    """The drafts of one sentence: quotations that end in it, then its cues, then what needs none.

    A promise ("Denmark has pledged ...") is also what is said, so that the clause before a
    later cue begins before it.
    """
    used: set[int] = set()
    for quote in scene.quotes:
        if sentence.first <= quote.outer_last <= sentence.last:
            QuotedSpeech(scene).read(quote, sentence, own, used)
    floor = sentence.first
    for place, cue in enumerate(own):
        if cue.core in used or scene.inside_content(cue.core):
            continue
        made = _brought(scene, sentence, cue, own[place + 1 :], floor)
        if made is not None and not _passes_on(scene, made):
            scene.drafts.append(made)
            if scene.board.free(cue.first, cue.last, "status"):
                floor = max(floor, cue.last + 1)
    cueless = CuelessSpeech(scene)
    cueless.accordings(sentence)
    cueless.hearsay(sentence)
    cueless.colon(sentence)


def _passes_on(scene: Scene, made: Draft) -> bool:
    """Whether an agency only closes what somebody else has said: "A, the minister said, *Interfax reported*"."""
    if made.source is None or not made.source.is_agency or made.cue is None:
        return False
    own = [draft for draft in scene.drafts if draft.sentence.number == made.sentence.number]
    return any(d.cue is not None and d.content[1] < d.cue[0] < made.content[0] for d in own)


def _brought(scene: Scene, sentence: Sentence, cue: Cue, following: list[Cue], floor: int) -> Draft | None:
    """What a cue outside of quotations brings: by a clause of its own, by a word that points back, or by itself."""
    before = ToldBefore(scene)
    if before.points(cue):
        return before.read(sentence, cue)
    return (
        AsClauses(scene).read(sentence, cue)
        or RelativeSpeech(scene).read(sentence, cue)
        or ReportedSpeech(scene).read(sentence, cue, following, floor)
    )
