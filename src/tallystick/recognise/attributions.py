"""Who said what: annotations of kind "attribution", each with a source, a cue and a content.

Quotations come first, since what stands in them is one voice; then cues outside of
them, each with the frame that fits: a clause behind "that", a clause before ", said X",
an object, a quotation. "According to" needs no cue. A quotation without a cue of its
own goes on with the voice before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tallystick.model import Annotation, Attribution, Manner, Party, Said, Speaker
from tallystick.recognise.anaphora import Anaphora
from tallystick.recognise.anchors import text_anchors
from tallystick.recognise.board import Board
from tallystick.recognise.calendar_expression import Expression
from tallystick.recognise.carriers import carriers_of, dateline, party_of, told
from tallystick.recognise.contents import Contents
from tallystick.recognise.cues import Cue, cues, outside
from tallystick.recognise.phrases import lexeme
from tallystick.recognise.quotes import Quotation, quotations
from tallystick.recognise.sources import Source, Sources
from tallystick.recognise.statement_days import day_of_statement, statement_date
from tallystick.recognise.wording import CLOSING_QUOTES, QUOTES, Wording
from tallystick.words.sentences import Sentence

_NEAR = 14


@dataclass(slots=True)
class _Found:
    """An attribution in the making, in tokens."""

    source: Source | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    manner: Manner
    sentence: Sentence
    declined: bool = False
    entry: str = ""
    carriers: tuple[Party, ...] = ()
    said: Said | None = None
    exclusive: bool = False


def recognise_attributions(board: Board) -> None:
    """Lay all attributions on the board."""
    reader = _AttributionReader(board)
    for found in reader.read():
        value = _value(board, found)
        first, last = found.content
        board.put("attribution", first, last, value, f"attribution/{found.manner}", (), found.entry)


def _value(board: Board, found: _Found) -> Attribution:
    cue = board.span(*found.cue) if found.cue else None
    source = found.source.speaker if found.source else None
    return Attribution(
        source, cue, board.span(*found.content), found.manner, found.carriers, found.said, found.declined
    )


@dataclass
class _AttributionReader:
    """Reads one board from its first sentence to its last."""

    board: Board
    wording: Wording = field(init=False)
    quotes: list[Quotation] = field(init=False)
    anaphora: Anaphora = field(init=False)
    sources: Sources = field(init=False)
    contents: Contents = field(init=False)
    found: list[_Found] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Prepare what all sentences share."""
        self.wording = Wording(self.board)
        self.quotes = quotations(self.wording)
        self.anaphora = Anaphora(self.board)
        self.sources = Sources(self.board, self.wording, self.anaphora)
        self.contents = Contents(self.board, self.wording)

    def read(self) -> list[_Found]:
        """All attributions, in text order of what they were found by."""
        credit = dateline(self.board, self.wording)
        quoted = [(quote.first, quote.last) for quote in self.quotes]
        for sentence in self.board.sentences:
            start = len(self.found)
            own = list(outside(cues(self.board, self.wording, sentence), quoted))
            self._sentence(sentence, own)
            if credit is not None and sentence.first <= credit[1] <= sentence.last and len(self.found) == start:
                self._credited(sentence, *credit)
            for found in self.found[start:]:
                self._settle(found)
        if credit is not None:
            self._carry(party_of(credit[0]))
        return self.found

    # --- one sentence ---

    def _sentence(self, sentence: Sentence, own: list[Cue]) -> None:
        used: set[int] = set()
        for quote in self.quotes:
            if self._touches(quote, sentence):
                self._quotation(quote, sentence, own, used)
        floor = sentence.first
        for place, cue in enumerate(own):
            if cue.core in used or self._inside_content(cue.core):
                continue
            made = self._cue(sentence, cue, own[place + 1 :], floor)
            if made is not None:
                self.found.append(made)
                floor = max(floor, cue.last + 1)
        self._accordings(sentence)
        self._hearsay(sentence)
        self._colon(sentence)

    def _touches(self, quote: Quotation, sentence: Sentence) -> bool:
        """Whether the quotation is to be read with this sentence: the one that its end stands in."""
        return sentence.first <= quote.outer_last <= sentence.last

    def _inside_content(self, token: int) -> bool:
        return any(
            found.content[0] <= token <= found.content[1] and not (found.cue and found.cue[0] <= token <= found.cue[1])
            for found in self.found[-4:]
        )

    # --- quotations ---

    def _quotation(self, quote: Quotation, sentence: Sentence, own: list[Cue], used: set[int]) -> None:
        pair = self._cue_behind(quote, sentence, own) or self._cue_in_front(quote, own)
        if pair is None:
            self._floating(quote, sentence)
            return
        cue, source = pair
        if cue.core in used and self._extend(quote):
            return
        if cue.last < quote.outer_first and self._is_part(cue, quote):
            return
        used.add(cue.core)
        content = (quote.first, quote.last)
        self.found.append(_Found(source, (cue.first, cue.last), content, Manner.DIRECT, sentence, entry=cue.entry))

    def _is_part(self, cue: Cue, quote: Quotation) -> bool:
        """Whether the quoted words are only a part of what the cue brings: "argued that it “works well”"."""
        if not cue.takes & {"that", "np", "inf"} or self.wording.is_mark(quote.outer_first - 1, ":"):
            return False
        behind = self.contents.skip_circumstances(cue.last + 1, quote.outer_first)
        if any(self.wording.has(token, "comp") for token in range(cue.last, quote.outer_first)):
            return True
        words = sum(self.wording.is_word(token) for token in range(behind, quote.outer_first))
        return words > 0 and not self.wording.is_mark(quote.outer_first - 1, ",")

    def _extend(self, quote: Quotation) -> bool:
        """Add a quotation to the attribution whose cue it shares ("...", he said, "...")."""
        last = self.found[-1]
        if last.manner is Manner.INDIRECT or last.content[0] > quote.first:
            return False
        last.content = (last.content[0], quote.last)
        return True

    def _cue_behind(self, quote: Quotation, sentence: Sentence, own: list[Cue]) -> tuple[Cue, Source | None] | None:
        """ "...", said X; "...", X said."""
        start = quote.outer_last + 1
        for cue in own:
            if cue.first < start or cue.first - start > _NEAR or cue.declines:
                continue
            between = range(start, cue.first)
            if any(self.wording.is_mark(token, QUOTES - {"’", "'"} | {":", ";"}) for token in between):
                return None
            floor = start
            while self.wording.is_mark(floor, ",.-–—"):
                floor += 1
            if self.wording.has(floor, "break", "conj") and floor < cue.first:
                return None
            return cue, self._subject(sentence, cue, floor)
        return None

    def _subject(self, sentence: Sentence, cue: Cue, floor: int) -> Source | None:
        """The source of a cue that stands behind its content."""
        if cue.pronoun is not None:
            return self.sources.after(cue.pronoun, sentence.last)
        if floor < cue.first:
            return self.sources.before(cue.first, floor)
        return self.sources.after(cue.last + 1, sentence.last) or self._first_subject(sentence, cue)

    def _cue_in_front(self, quote: Quotation, own: list[Cue]) -> tuple[Cue, Source | None] | None:
        """X said: "..."."""
        sentence = self.board.sentence_at(quote.outer_first)
        if quote.outer_first == quote.first:
            return None
        if sentence.last < quote.outer_last:
            own = list(outside(cues(self.board, self.wording, sentence), [(quote.first, quote.last)]))
        nearest = [cue for cue in own if cue.last < quote.outer_first and cue.first >= sentence.first]
        if not nearest or quote.outer_first - nearest[-1].last > _NEAR or nearest[-1].declines:
            return None
        cue = nearest[-1]
        if any(
            self.wording.is_mark(token, CLOSING_QUOTES | {'"'})
            for token in range(cue.last + 1, quote.outer_first)
            if not self.wording.is_mark(token, "’")
        ):
            return None
        return cue, self._source_of(sentence, cue, sentence.first)

    def _floating(self, quote: Quotation, sentence: Sentence) -> None:
        """A quotation that begins its sentence goes on with the voice before it, and with its quotation if any."""
        start = self.board.sentence_at(quote.outer_first)
        if quote.outer_first - start.first > 1 or not self._follows(start):
            return
        before = self.found[-1] if self.found else None
        if (
            before is not None
            and before.manner is Manner.DIRECT
            and before.sentence.number in (start.number, start.number - 1)
        ):
            before.content = (min(before.content[0], quote.first), max(before.content[1], quote.last))
            before.sentence = sentence
            return
        source = self._voice_before(start)
        if source is not None:
            self.found.append(_Found(source, None, (quote.first, quote.last), Manner.DIRECT, sentence))

    def _follows(self, sentence: Sentence) -> bool:
        return sentence.number > 0 or bool(self.found)

    def _voice_before(self, sentence: Sentence) -> Source | None:
        """The source of the attribution right before, or the first party of the sentence before."""
        before = self.board.sentences[sentence.number - 1] if sentence.number else None
        if self.found and before is not None and self.found[-1].sentence.number >= before.number - 1:
            return self.found[-1].source
        if before is None:
            return None
        for token in range(before.first, min(before.first + 3, before.last + 1)):
            if self.board.starting(token, "party"):
                return self.sources.after(token, before.last)
        if self.board.tokens.is_capital(before.first) and not self.wording.is_small(before.first):
            return self.sources.after(before.first, before.first)
        return None

    # --- cues with clauses and objects ---

    def _source_of(self, sentence: Sentence, cue: Cue, floor: int) -> Source | None:
        """The source of a cue that stands before its content."""
        if cue.pronoun is not None:
            return self.sources.after(cue.pronoun, sentence.last)
        source = self.sources.before(cue.first, floor, gerund=cue.gerund)
        return source or self._first_subject(sentence, cue)

    def _first_subject(self, sentence: Sentence, cue: Cue) -> Source | None:
        """The subject that a second verb shares with the first, or the voice of the cue before it."""
        for found in reversed(self.found):
            if found.sentence.number == sentence.number and found.cue and found.cue[1] < cue.first and found.source:
                return found.source
        return self.sources.subject(sentence.first, cue.first)

    def _cue(self, sentence: Sentence, cue: Cue, following: list[Cue], floor: int) -> _Found | None:
        """The attribution that a cue makes without a quotation, or None where no frame fits."""
        behind = self.contents.skip_circumstances(cue.last + 1, sentence.last)
        if cue.passive:
            return self._passive(sentence, cue, following, floor)
        if cue.declines:
            return self._object(sentence, cue, following, floor, behind)
        if cue.tells and not self._addressed(cue, behind):
            return None
        if "that" in cue.takes:
            made = self._postposed(sentence, cue, floor) or self._that_clause(sentence, cue, following, floor, behind)
            if made is not None:
                return made
        if "inf" in cue.takes and self._infinitive(behind, sentence):
            return self._object(sentence, cue, following, floor, behind)
        if "np" in cue.takes:
            return self._object(sentence, cue, following, floor, behind)
        return None

    def _passive(self, sentence: Sentence, cue: Cue, following: list[Cue], floor: int) -> _Found | None:
        """What was announced by X; it was announced that ... (by nobody named)."""
        comp = self.contents.complementizer(cue, min(cue.last + 3, sentence.last))
        if comp is not None:
            return self._made(None, cue, (comp + 1, self.contents.end(sentence, comp + 1, following)), sentence)
        if not self.wording.has(cue.last + 1, "by"):
            return None
        source = self.sources.after(cue.last + 2, sentence.last)
        told_of = self.sources.before(cue.first, floor) if source else None
        if told_of is None and source is not None and self.wording.is_mark(cue.first - 1, ","):
            told_of = self.sources.before(cue.first - 1, floor)
        return self._made(source, cue, (told_of.first, told_of.last), sentence) if told_of else None

    def _addressed(self, cue: Cue, behind: int) -> bool:
        """Whether the one who is told stands behind the verb."""
        return bool(self.board.starting(cue.last + 1, "party")) or not self.wording.is_mark(cue.last + 1, ".,")

    def _infinitive(self, token: int, sentence: Sentence) -> bool:
        end = min(token + 5, sentence.last)
        if any(self.board.tokens.keys[i] == "to" for i in range(token, end)):
            return True
        return any(
            "inf" in features for i in range(token, min(token + 2, sentence.last)) for _, features in self.board.hits[i]
        )

    def _that_clause(
        self, sentence: Sentence, cue: Cue, following: list[Cue], floor: int, behind: int
    ) -> _Found | None:
        """X said (that) ...; the word "that" may be missing where the language lets it."""
        comp = self.contents.complementizer(cue, sentence.last)
        if comp is not None and not any(cue.last < other.first < comp for other in following):
            first = comp + 1
        elif self.wording.is_mark(behind, ":"):
            first = behind + 1
        elif self._bare_clause() and behind < sentence.last and not self.wording.is_mark(behind, ",.;"):
            first = self._past_addressee(cue, behind)
        else:
            return None
        if first >= sentence.last:
            return None
        source = self._source_of(sentence, cue, floor)
        if source is None and comp is not None:
            source = self.sources.after(cue.last + 1, comp - 1)
        return self._made(source, cue, (first, self.contents.end(sentence, first, following)), sentence)

    def _past_addressee(self, cue: Cue, behind: int) -> int:
        """The token behind the one who was told."""
        if not cue.tells:
            return behind
        parties = self.board.starting(behind, "party")
        return max(party.last for party in parties) + 1 if parties else behind + 1

    def _bare_clause(self) -> bool:
        """Whether a clause may follow without "that": where the pack marks no complementizer as needed."""
        return not any(entry.args.get("role") == "comp_needed" for entry in self.board.pack.entries("grammar"))

    def _postposed(self, sentence: Sentence, cue: Cue, floor: int) -> _Found | None:
        """..., said X; ..., X said."""
        if self.contents.complementizer(cue, min(cue.last + 6, sentence.last)) is not None:
            return None
        first = self.contents.clause_start(sentence, floor)
        if cue.gerund or first >= cue.first:
            return None
        if self.contents.clause_before(cue.first, first):
            if self._opens_apposition(cue.first - 1, first):
                return None
            source = self.sources.after(cue.pronoun if cue.pronoun is not None else cue.last + 1, sentence.last)
            if source is None or not self._ends_after(source.last + 1, sentence):
                return None
            return self._made(source, cue, (first, self.contents.trim(first, cue.first - 2)), sentence)
        behind = self.contents.skip_circumstances(cue.last + 1, sentence.last)
        if not (behind >= sentence.last or self.wording.is_mark(behind, ",.;")):
            return None
        source = self.sources.before(cue.first, first)
        if source is None or not self.contents.clause_before(source.first, first):
            return None
        last = self.contents.trim(first, source.first - 2)
        if (
            self.wording.is_mark(behind, ",")
            and behind + 3 < sentence.last
            and not self.board.starting(behind + 1, "citing")
        ):
            last = self.contents.end(sentence, behind, [])
        return self._made(source, cue, (first, last), sentence)

    def _ends_after(self, token: int, sentence: Sentence) -> bool:
        """Whether a subject behind its verb is followed by no verb of its own: by a mark, a small word or a time."""
        if token > sentence.last or not self.wording.is_word(token):
            return True
        if self.wording.has(token, "prep", "conj", "rel", "adv") and not self.wording.has(token, "aux"):
            return True
        return not self.board.free(token, token, "date", "period", "citing", "cue_noun", "cue")

    def _opens_apposition(self, comma: int, first: int) -> bool:
        """Whether the comma before a cue closes an apposition of its subject: a name or a party, a comma, a party."""
        for opening in range(comma - 1, max(first, comma - 25), -1):
            if self.wording.is_mark(opening, ",("):
                before = self.board.ending(opening - 1, "party")
                inside = [p for p in self.board.overlapping(opening + 1, comma - 1, "party") if p.first <= opening + 2]
                return bool(before) and bool(inside) and min(p.first for p in before) <= first + 2
        return False

    def _object(self, sentence: Sentence, cue: Cue, following: list[Cue], floor: int, behind: int) -> _Found | None:
        """X announced a plan; X pledged to send; X declined to comment on it."""
        first = behind
        if first > sentence.last or (self.wording.is_mark(first, ",.;:") and not cue.declines):
            return None
        source = self._source_of(sentence, cue, floor)
        if source is None:
            return None
        if cue.declines and (first >= sentence.last or self.wording.is_mark(first, ",.;:")):
            first = cue.core
        return self._made(source, cue, (first, self.contents.end(sentence, first, following)), sentence)

    def _made(self, source: Source | None, cue: Cue, content: tuple[int, int], sentence: Sentence) -> _Found | None:
        if content[1] < content[0]:
            return None
        mixed = any(content[0] <= quote.first and quote.last <= content[1] + 1 for quote in self.quotes)
        manner = Manner.MIXED if mixed else Manner.INDIRECT
        return _Found(source, (cue.first, cue.last), content, manner, sentence, cue.declines, cue.entry)

    # --- according to, hearsay, datelines ---

    def _accordings(self, sentence: Sentence) -> None:
        for annotation in self.board.within(sentence, "according"):
            if self._inside_quote(annotation.first):
                continue
            args = lexeme(annotation).args
            if args.get("pronoun"):
                value = self.anaphora.spoke[-1] if self.anaphora.spoke else None
                source = (
                    Source(annotation.first, annotation.last, value.speaker(annotation.span), value) if value else None
                )
                last = annotation.last
            else:
                source = self.sources.phrase(annotation.last + 1, sentence.last)
                last = source.last if source else annotation.last
            content = self._accord_content(sentence, annotation.first, last)
            if content is not None and source is not None:
                place = (annotation.first, annotation.last)
                made = _Found(source, place, content, Manner.INDIRECT, sentence, entry=annotation.entry)
                self.found.append(made)

    def _accord_content(self, sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
        """All of the sentence but the accord itself: behind it where it opens the sentence, else before it."""
        start = self.contents.clause_start(sentence, 0)
        if first - start <= 2:
            begin = last + 1
            while begin <= sentence.last and (self.wording.is_mark(begin, QUOTES) or self.wording.is_mark(begin, ",")):
                begin += 1
            if sentence.last - begin > 1:
                return begin, self.contents.trim(begin, sentence.last)
        return (start, self.contents.trim(start, first - 1)) if first > start else None

    def _inside_quote(self, token: int) -> bool:
        return any(quote.first <= token <= quote.last for quote in self.quotes)

    def _hearsay(self, sentence: Sentence) -> None:
        for annotation in self.board.within(sentence, "hearsay"):
            if self._inside_quote(annotation.first) or any(f.sentence.number == sentence.number for f in self.found):
                continue
            comp = self.contents.complementizer(annotation, min(annotation.last + 3, sentence.last))
            first = comp + 1 if comp is not None else annotation.last + 1
            if first < sentence.last and comp is not None:
                content = (first, self.contents.end(sentence, first, []))
                place = (annotation.first, annotation.last)
                self.found.append(_Found(None, place, content, Manner.INDIRECT, sentence, entry=annotation.entry))

    def _colon(self, sentence: Sentence) -> None:
        """A headline's short form: "Orlova: Output has doubled"."""
        for party in self.board.starting(sentence.first, "party"):
            first = party.last + 2
            if self.wording.is_mark(party.last + 1, ":") and first < sentence.last and not self._inside_quote(first):
                source = self.sources.after(party.first, party.last)
                content = (first, self.contents.trim(first, sentence.last))
                place = (party.last + 1, party.last + 1)
                self.found.append(_Found(source, place, content, Manner.INDIRECT, sentence))
                return

    def _credited(self, sentence: Sentence, agency: Annotation, first: int) -> None:
        """A dateline's agency speaks for the sentence behind it where nobody else does."""
        source = self.sources.after(agency.first, sentence.last)
        content = (first, self.contents.trim(first, sentence.last))
        self.found.append(_Found(source, None, content, Manner.INDIRECT, sentence))

    # --- carriers and days ---

    def _settle(self, found: _Found) -> None:
        """Give an attribution its carriers, its day, and its place in the row of voices."""
        place = (found.source.first, found.source.last) if found.source else None
        carriers = carriers_of(self.board, self.wording, found.sentence, place)
        carriers = [c for c in carriers if not found.content[0] <= c.first <= found.content[1]]
        found.carriers = tuple(party_of(carrier) for carrier in carriers)
        found.exclusive = any(told(self.board, self.wording, carrier) for carrier in carriers)
        found.said = self._said(found)
        self._carry_over(found)
        self._origin(found)
        if found.source is not None:
            self.anaphora.remember(found.source.value)

    def _said(self, found: _Found) -> Said | None:
        annotation = statement_date(self.board, found.sentence)
        if annotation is None or not isinstance(annotation.value, Expression):
            return None
        if found.content[0] <= annotation.first <= found.content[1]:
            return None
        day = day_of_statement(annotation.value, text_anchors(self.board))
        return Said(annotation.span, day, day) if day else None

    def _carry_over(self, found: _Found) -> None:
        """What was told to an agency keeps its carrier and its day in the speaker's later sentences."""
        if found.carriers or found.source is None:
            return
        for earlier in reversed(self.found):
            if earlier is found or earlier.source is None or not earlier.exclusive:
                continue
            if _same_voice(earlier.source.speaker, found.source.speaker):
                found.carriers, found.exclusive = earlier.carriers, True
                found.said = found.said or earlier.said
                return

    def _origin(self, found: _Found) -> None:
        """An agency that cites somebody carries that one's words: a second attribution names them."""
        if found.source is None or not found.source.is_agency:
            return
        for citing in self.board.within(found.sentence, "citing"):
            if lexeme(citing).args["role"] != "origin":
                continue
            origin = self.sources.phrase(citing.last + 1, found.sentence.last)
            if origin is None or any(f.cue == (citing.first, citing.last) for f in self.found):
                continue
            carrier = Party(found.source.speaker.span, found.source.speaker.name, found.source.speaker.key)
            self.found.append(
                replace(found, source=origin, cue=(citing.first, citing.last), carriers=(carrier, *found.carriers))
            )
            return

    def _carry(self, credit: Party) -> None:
        """The agency of the dateline carries all that nobody nearer does."""
        for found in self.found:
            if not found.carriers and not (found.source is not None and found.source.is_agency):
                found.carriers = (credit,)


def _same_voice(one: Speaker, two: Speaker) -> bool:
    return one.key == two.key if one.key and two.key else one.name == two.name
