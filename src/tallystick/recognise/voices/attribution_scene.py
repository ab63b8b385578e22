"""What the readers of attributions share on one board: small words, quotations, sources, and what is found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallystick.model import Manner
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.wording import Wording
from tallystick.recognise.voices.anaphora import Anaphora
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.contents import Contents
from tallystick.recognise.voices.cues import Cue
from tallystick.recognise.voices.quotes import Quotation, quotations
from tallystick.recognise.voices.sources import Source, Sources
from tallystick.words.sentences import Sentence


@dataclass(slots=True)
class Scene:
    """One board with the drafts of its attributions, in the order in which they were found."""

    board: Board
    wording: Wording = field(init=False)
    quotes: list[Quotation] = field(init=False)
    anaphora: Anaphora = field(init=False)
    sources: Sources = field(init=False)
    contents: Contents = field(init=False)
    drafts: list[Draft] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Prepare what all sentences share."""
        self.wording = Wording(self.board)
        self.quotes = quotations(self.wording)
        self.anaphora = Anaphora(self.board)
        self.sources = Sources(self.board, self.wording, self.anaphora)
        self.contents = Contents(self.board, self.wording)

    def source_of(self, sentence: Sentence, cue: Cue, floor: int) -> Source | None:
        """The source of a cue that stands before its content."""
        if cue.pronoun is not None:
            return self.sources.after(cue.pronoun, sentence.last)
        source = self.sources.before(cue.first, floor, gerund=cue.gerund)
        return source or self.first_subject(sentence, cue)

    def first_subject(self, sentence: Sentence, cue: Cue) -> Source | None:
        """The subject that a second verb shares with the first, or the voice of the cue before it."""
        for found in reversed(self.drafts):
            if found.sentence.number == sentence.number and found.cue and found.cue[1] < cue.first and found.source:
                return found.source
        return self.sources.subject(sentence.first, cue.first)

    def made(self, source: Source | None, cue: Cue, content: tuple[int, int], sentence: Sentence) -> Draft | None:
        """The draft of a clause or an object, mixed where it holds quoted words; None for an empty content."""
        if content[1] < content[0]:
            return None
        mixed = any(content[0] <= quote.first and quote.last <= content[1] + 1 for quote in self.quotes)
        manner = Manner.MIXED if mixed else Manner.INDIRECT
        return Draft(source, (cue.first, cue.last), content, manner, sentence, cue.declines, cue.entry)

    def inside_quote(self, token: int) -> bool:
        """Whether a token lies in quoted words."""
        return any(quote.first <= token <= quote.last for quote in self.quotes)

    def inside_content(self, token: int) -> bool:
        """Whether a token lies in what one of the latest drafts says, cues apart."""
        return any(
            found.content[0] <= token <= found.content[1] and not (found.cue and found.cue[0] <= token <= found.cue[1])
            for found in self.drafts[-4:]
        )
