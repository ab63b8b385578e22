"""Keys and full names of the parties of one document.

Bodies are keyed by kind and country ("mod" of "country.ru" is "gov.ru.mod"); a
body without its country is the one of that kind that the document named last. An
office leads to the person who was said to hold it, or else to its body.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from tallystick.model import Annotation, Anonymity
from tallystick.names import Endings, Named, NameIndex, Registry, known_person, person_name, sound
from tallystick.packs import LanguagePack
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.name_runs import NameRuns, Run
from tallystick.recognise.ground.phrases import Phrase, lexeme
from tallystick.recognise.ground.wording import DASHES, QUOTES, Wording
from tallystick.recognise.parties.party_value import PartyValue, Sort
from tallystick.words.fold import fold

_SORTS = {"company": Sort.COMPANY, "force": Sort.FORCE}


@lru_cache(maxsize=32)
def registry_of(pack: LanguagePack) -> Registry:
    """The known persons of a pack."""
    return Registry(
        known_person(
            entry.args["key"],
            entry.args["names"],
            entry.args.get("body"),
            entry.args.get("rank"),
            entry.args.get("alone", True),
        )
        for entry in pack.entries("person")
    )


@lru_cache(maxsize=32)
def endings_of(pack: LanguagePack) -> Endings:
    """The endings that names take in a pack's language."""
    return Endings.of(entry.args for entry in pack.entries("name_ending"))


@dataclass
class PartyNaming:
    """Gives phrases and name runs of one board their values."""

    board: Board
    wording: Wording
    runs: NameRuns
    index: NameIndex
    bodies: dict[str, str] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)
    recent: list[tuple[str, Sort, frozenset[str]]] = field(default_factory=list)

    @classmethod
    def of(cls, board: Board, wording: Wording, runs: NameRuns) -> PartyNaming:
        """The naming of a board, with the persons and the endings of its pack."""
        return cls(board, wording, runs, NameIndex(registry_of(board.pack), endings_of(board.pack)))

    def person(self, run: Run) -> Named:
        """The person that a run names."""
        particles = frozenset(
            self.board.tokens.keys[token] for token in range(run[0], run[1] + 1) if self.wording.has(token, "particle")
        )
        return self.index.meet(person_name(self.runs.words(run), particles))

    def meet(self, phrase: Phrase) -> None:
        """Learn from a phrase what its body is and who holds its office."""
        body = self.body_key(phrase)
        if body is not None:
            for lexeme_of_body in phrase.bodies:
                kind = lexeme(lexeme_of_body).args.get("kind")
                if kind and phrase.places:
                    self.bodies[str(kind)] = body
            if phrase.head is not None and phrase.head.kind == "body":
                self._note_name(body, self.words(phrase))
        if phrase.run is not None and phrase.head is not None and phrase.head.kind == "office":
            self.hold(phrase, self.person(phrase.run))

    def hold(self, phrase: Phrase, person: Named) -> None:
        """Note that a person holds the office of a phrase."""
        rank = str(phrase.args.get("rank", "member"))
        self.index.hold(person, rank, self.office_body(phrase) or "", self.role(phrase))

    def _note_name(self, key: str, name: str) -> None:
        if len(name) > len(self.full.get(key, "")):
            self.full[key] = name

    def country(self, phrase: Phrase) -> str | None:
        """The two letters of the country in a phrase."""
        for place in phrase.places:
            return str(lexeme(place).args["key"]).removeprefix("country.")
        return None

    def body_key(self, phrase: Phrase) -> str | None:
        """The key of the body in a phrase (of an office: the body that it belongs to)."""
        country = self.country(phrase)
        for annotation in reversed(phrase.bodies):
            args = lexeme(annotation).args
            if "key" in args:
                return str(args["key"])
            if "kind" in args:
                return self._state_body(str(args["kind"]), country, args.get("country"))
        return self._own_name_key(phrase)

    def office_body(self, phrase: Phrase) -> str | None:
        """The key of the body that an office belongs to: the phrase's own, or the office's in the phrase's country."""
        if phrase.bodies:
            return self.body_key(phrase)
        kind = phrase.args.get("body")
        if kind:
            return self._state_body(str(kind), self.country(phrase), phrase.args.get("country"))
        country = self.country(phrase)
        return f"country.{country}" if country else None

    def _state_body(self, kind: str, country: str | None, default: object) -> str | None:
        if country:
            return f"gov.{country}.{kind}"
        if kind in self.bodies:
            return self.bodies[kind]
        return f"gov.{default}.{kind}" if default else None

    def _own_name_key(self, phrase: Phrase) -> str | None:
        """The folded key of a body in no list that has a name with capitals ("Eastern Military District")."""
        if phrase.head is None or phrase.head.kind != "body":
            return None
        tokens = self.board.tokens
        if not tokens.is_capital(phrase.core[0]):
            return None
        words = [tokens.word(token) for token in range(phrase.first, phrase.last + 1)]
        named = [word for word in words if word[:1].isupper()]
        return "~body." + "-".join(sound(word) or "x" for word in named) if len(named) > 1 else None

    def words(self, phrase: Phrase) -> str:
        """The words of a phrase without its determiner, and without quotation marks around the whole."""
        first, last = phrase.first, phrase.last
        while first < last and self.wording.has(first, "det"):
            first += 1
        if first + 1 < last and self.wording.is_mark(first, QUOTES) and self.wording.is_mark(last, QUOTES):
            first, last = first + 1, last - 1
        return self.board.span(first, last).of(self.board.text)

    def role(self, phrase: Phrase) -> str:
        """The words of the office, without the name of who holds it."""
        last = phrase.run[0] - 1 if phrase.run else phrase.last
        bare = Phrase(phrase.first, max(last, phrase.first))
        return self.words(bare)

    def value(self, phrase: Phrase) -> PartyValue:
        """What a phrase stands for."""
        head = phrase.head
        if head is None:
            return self._land(phrase)
        if phrase.run is not None and head.kind == "office":
            return self.named(self.person(phrase.run), self.role(phrase))
        if head.kind == "collective" or (head.kind == "office" and phrase.is_plural):
            how = str(phrase.args.get("anonymity", Anonymity.COLLECTIVE))
            key = self.body_key(phrase) if phrase.bodies else None
            return PartyValue(
                self.words(phrase), None, self.words(phrase), Sort.COLLECTIVE, Anonymity(how), body=key, plural=True
            )
        if head.kind == "office":
            return self._office(phrase)
        if head.kind == "agency":
            return PartyValue(self.words(phrase), str(phrase.args["key"]), None, Sort.AGENCY)
        return self._body(phrase)

    def _land(self, phrase: Phrase) -> PartyValue:
        place = phrase.places[0]
        key = str(lexeme(place).args["key"])
        return PartyValue(self.words(phrase), key, None, Sort.COUNTRY, Anonymity.ORGANISATION, body=key)

    def _office(self, phrase: Phrase) -> PartyValue:
        rank, body = str(phrase.args.get("rank", "member")), self.office_body(phrase)
        holder = self.index.holder(rank, body or "") if rank != "member" else None
        if holder is None and rank == "head" and body:
            holder = self.index.holder("head", body)
        if holder is None and body is None:
            holder = self._bearer(phrase, rank)
        if holder is not None:
            return self.named(holder, self.role(phrase))
        key = body if rank in ("head", "spokesman", "deputy") else None
        return PartyValue(self.words(phrase), key, self.role(phrase), Sort.OFFICE, Anonymity.ROLE, rank, body)

    def _bearer(self, phrase: Phrase, rank: str) -> Named | None:
        """Whom a bare office takes up ("the minister"): the last one whose office has its word."""
        if rank == "member" or self.wording.has(phrase.first, "indef") or phrase.head is None:
            return None
        word = self.board.tokens.keys[phrase.head.last]
        for person in reversed(self.index.people):
            held = any(rank == other for other, _ in person.offices)
            if held and person.role and word in map(fold, person.role.split()):
                return person
        return None

    def named(self, person: Named, role: str | None = None) -> PartyValue:
        """The value of a person under the fullest name of the document."""
        rank, body = person.offices[0] if person.offices else (None, None)
        if person.known and not body:
            rank, body = person.known.rank, person.known.body
        key = self.index.key(person)
        return PartyValue(str(person.name), key, role or person.role, Sort.PERSON, Anonymity.NAMED, rank, body or None)

    def _body(self, phrase: Phrase) -> PartyValue:
        key, name = self.body_key(phrase), self.words(phrase)
        sort = _SORTS.get(str(phrase.args.get("sort")), Sort.BODY)
        if key is None:
            key = self._again(phrase, sort)
        elif "~" not in key:
            keys = self.board.tokens.keys[phrase.core[0] : phrase.core[1] + 1]
            self.recent.append((key, sort, frozenset(keys)))
        if key is not None:
            name = max(self.full.get(key, ""), name, key=len)
        return PartyValue(name, key, None, sort, Anonymity.ORGANISATION, body=key)

    def _again(self, phrase: Phrase, sort: Sort) -> str | None:
        """The body named before that a common noun takes up: "the ministry", "the company"."""
        if (
            phrase.is_plural
            or self.wording.has(phrase.first, "indef")
            or (phrase.core[0] == phrase.first and self._articles)
        ):
            return None
        word = self.board.tokens.keys[phrase.core[0]]
        for key, kind, words in reversed(self.recent):
            if word in words or (sort is Sort.COMPANY and kind is Sort.COMPANY):
                return key
        return None

    @property
    def _articles(self) -> bool:
        """Whether the language tells "a company" from "the company"."""
        return any(entry.args.get("role") == "indef" for entry in self.board.pack.entries("grammar"))

    def unlisted(self, run: Run) -> PartyValue:
        """The value of a run of capitals that nothing marks as a person: an organisation where it is all capitals."""
        words = self.runs.words(run)
        if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
            return self.unlisted_body(run)
        return self.named(self.person(run))

    def unlisted_body(self, run: Run) -> PartyValue:
        """The value of a run of capitals as an organisation that no list knows."""
        name = " ".join(self.runs.words(run))
        key = "~body." + (sound(name) or "x")
        return PartyValue(name, key, None, Sort.BODY, Anonymity.ORGANISATION, body=key)


def joined_by_hyphen(annotation: Annotation, wording: Wording) -> bool:
    """Whether a hyphen without spaces joins it to a word behind it."""
    after = annotation.last + 1
    return wording.is_mark(after, DASHES) and wording.tokens.glued(after)
