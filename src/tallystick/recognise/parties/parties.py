"""Persons, offices, bodies, countries, forces and crowds on the board, as annotations of kind "party".

First the phrases and the names are found; then the document's own knowledge is
gathered (who holds which office, whose ministry it is); only then does each get
its value, so that the first mention profits from the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tallystick.model import Annotation, Anonymity
from tallystick.names import PersonName
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.name_runs import NameRuns, Run
from tallystick.recognise.ground.phrases import HEADS, PLACES, Phrase, PhraseReader, lexeme
from tallystick.recognise.ground.verb_forms import features_of, is_finite, verbs_at
from tallystick.recognise.ground.wording import Wording
from tallystick.recognise.parties.party_naming import PartyNaming, joined_by_hyphen
from tallystick.recognise.parties.party_value import PartyValue, Sort
from tallystick.words.fold import fold

_FARTHEST_VERB = 3
_LONGEST_FIELD = 4
_ACTING = frozenset({"agent", "awaiter"})
_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})


def recognise_parties(board: Board) -> None:
    """Lay all parties on the board."""
    _drop_wrong_case(board)
    wording = Wording(board)
    runs = NameRuns(board, wording)
    naming = PartyNaming.of(board, wording, runs)
    phrases = [phrase for phrase in PhraseReader(board, wording, runs).phrases() if _stands(board, wording, phrase)]
    covered = {token for phrase in phrases for token in range(phrase.first, phrase.last + 1)}
    names = list(_names(board, naming, runs, covered))
    _learn(naming, phrases, names)
    roles = dict(_appositions(phrases, names, naming))
    for phrase in phrases:
        value = _veiled(board, phrase, naming.value(phrase))
        board.put(
            "party", phrase.first, phrase.last, value, f"party/{_sort_of(phrase)}", _parts(phrase), _entry(phrase)
        )
    for run in names:
        value = naming.named(naming.person(run), roles.get(run)) if run in roles else naming.unlisted(run)
        if value.sort is Sort.PERSON and run not in roles and not _known(board, naming, runs, run) and run[0] == run[1]:
            value = naming.unlisted_body(run)
        title = next(iter(board.ending(run[0] - 1, "title")), None)
        board.put("party", title.first if title else run[0], run[1], value, "party/name")


def _learn(naming: PartyNaming, phrases: list[Phrase], names: list[Run]) -> None:
    """Gather what the text tells of its parties, in its own order."""
    steps: list[tuple[int, Phrase | Run]] = [(phrase.first, phrase) for phrase in phrases]
    steps += [(run[0], run) for run in names if run[1] > run[0]]
    for _, step in sorted(steps, key=lambda pair: pair[0]):
        if isinstance(step, Phrase):
            naming.meet(step)
        else:
            naming.person(step)


def _drop_wrong_case(board: Board) -> None:
    """Take lexemes off the board that are names only with their capitals ("us", "who", "polish")."""
    for kind in (*PLACES, *HEADS):
        for annotation in list(board.of(kind)):
            args = lexeme(annotation).args
            if (args.get("cased") and not _has_case(board, annotation)) or _is_participle_here(board, annotation):
                board.remove(annotation)


def _is_participle_here(board: Board, annotation: Annotation) -> bool:
    """Whether a word stands right behind an auxiliary whose verb it may be: "ils sont *partis*"."""
    verbs = verbs_at(board, annotation.first)
    return any("part" in features_of(verb) for verb in verbs) and bool(board.ending(annotation.first - 1, "auxiliary"))


def _has_case(board: Board, annotation: Annotation) -> bool:
    """Whether a name begins with a capital, and stands in capitals where it is an abbreviation."""
    tokens = board.tokens
    if not tokens.is_capital(annotation.first):
        return False
    words = [tokens.word(i) for i in range(annotation.first, annotation.last + 1) if tokens.kinds[i] == "w"]
    short = len(words) == 1 and 2 <= len(words[0]) <= 6
    if not short or words[0].isupper():
        return True
    return not _is_abbreviation(board, annotation, fold(words[0]))


def _is_abbreviation(board: Board, annotation: Annotation, key: str) -> bool:
    """Whether the pack writes the word in capitals only."""
    value = annotation.value
    assert isinstance(value, Lexeme), "lexical classes hold lexemes"
    for entry in board.pack.entries(annotation.kind):
        if entry.args is value.args or entry.args == value.args:
            same = [pattern for pattern in entry.patterns if fold(pattern) == key]
            return bool(same) and all(pattern.isupper() for pattern in same)
    return False


def _stands(board: Board, wording: Wording, phrase: Phrase) -> bool:
    """Whether a phrase is a party where it stands: no place to be in, no bare adjective-like noun."""
    if phrase.head is None:
        place = phrase.places[-1]
        if joined_by_hyphen(place, wording):
            return False
        before = phrase.first - 1
        if wording.has(before, "det"):
            before -= 1
        features = lexeme(place).features & _CASES
        return not (wording.has(before, "place") and (not features or "loc" in features))
    args = lexeme(phrase.head).args
    if args.get("bare"):
        return phrase.head.first > phrase.first and _closes(board, wording, phrase.last + 1)
    if _is_adjective(board, wording, phrase):
        return False
    if phrase.head.kind == "office" and args.get("rank") == "member" and not _is_determined(board, wording, phrase):
        return False
    common = phrase.head.kind in ("body", "collective") and "key" not in args and "kind" not in args
    return not common or board.free(*phrase.core, "quantity")


def _is_adjective(board: Board, wording: Wording, phrase: Phrase) -> bool:
    """Whether a word that may be a noun or an adjective is the adjective here.

    The pack says on which side of its noun it would stand.
    """
    assert phrase.head is not None, "asked of phrases with a head"
    side = lexeme(phrase.head).args.get("adjective")
    if side == "after":
        before = phrase.head.first - 1
        return wording.is_word(before) and not wording.is_small(before) and board.free(before, before, "cue")
    if side == "before" and phrase.run is None:
        after = phrase.head.last + 1
        return wording.is_word(after) and not _closes(board, wording, after)
    return False


def _is_determined(board: Board, wording: Wording, phrase: Phrase) -> bool:
    """Whether a singular office has a determiner, a name, a body or a country, or stands beside a name.

    Languages without articles need none.
    """
    if not board.of("grammar") or not _has_articles(board):
        return True
    if phrase.is_plural or phrase.run is not None or phrase.bodies or phrase.places:
        return True
    return wording.has(phrase.first, "det") or wording.is_mark(phrase.first - 1, ",(")


def _has_articles(board: Board) -> bool:
    return any(entry.args.get("role") == "indef" for entry in board.pack.entries("grammar"))


def _closes(board: Board, wording: Wording, token: int) -> bool:
    """Whether a noun phrase is over before this token."""
    if token >= len(board.tokens) or not wording.is_word(token):
        return True
    return (
        wording.is_small(token)
        or wording.is_possessive(token)
        or not board.free(token, token, "cue", "status", "body", "office")
    )


def _names(board: Board, naming: PartyNaming, runs: NameRuns, covered: set[int]) -> Iterator[Run]:
    """Runs outside phrases that are names: of two words, behind a title, of somebody known, or of who acts.

    The last too where they open a sentence, and no pack knows their words.
    """
    titles = {annotation.last + 1 for annotation in board.of("title")}
    for first, last in runs.by_first.values():
        if covered.isdisjoint(range(first, last + 1)) and (
            (last > first and not _is_counted(board, first))
            or first in titles
            or _known(board, naming, runs, (first, last))
            or _acts(board, naming.wording, first, last)
        ):
            yield first, last
    for sentence in board.sentences:
        opening = sentence.first
        unknown = opening not in runs.by_first and opening not in covered and not board.hits[opening]
        if unknown and runs.may_name(opening) and _acts(board, naming.wording, opening, opening):
            yield opening, opening


def _is_counted(board: Board, first: int) -> bool:
    """Whether two capitals are but a counted thing, where nouns have one: "310.000 *Stück Militärtechnik*"."""
    return bool(
        board.pack.settings.get("capital_nouns")
        and board.ending(
            first - 1,
            "quantity",
        )
    )


def _known(board: Board, naming: PartyNaming, runs: NameRuns, run: Run) -> bool:
    """Whether a single capitalised word is somebody's surname: in the world's list, or in a full name of this text."""
    word = board.tokens.word(run[0])
    if word.isupper() and len(word) > 1:
        return not runs.begins_sentence(run[0]) and len(word) < 8
    name = naming.index.registry.find(_bare(word), naming.index.endings)
    if name is not None:
        return True
    return any(
        other[1] > other[0] and board.tokens.keys[other[1]][:5] == board.tokens.keys[run[0]][:5]
        for other in runs.by_first.values()
    )


def _acts(board: Board, wording: Wording, first: int, last: int) -> bool:
    """Whether a lone capitalised word is the subject of a verb of supply: "a *Fiocruz* já entregou 2 milhões de doses".

    One that opens its sentence must have a verb that helps another right behind it: "*Butantan* has supplied", since
    an adverb has a capital there too.
    """
    if first != last or board.pack.settings.get("capital_nouns"):
        return False
    verb, helped = last + 1, False
    if board.sentence_at(first).first == first and not _helps(board, verb):
        return False
    while verb < min(last + _FARTHEST_VERB, len(board.tokens)) and (_helps(board, verb) or wording.has(verb, "adv")):
        helped = helped or _helps(board, verb)
        verb += 1
    verbs = board.starting(verb, "status_verb") if verb < len(board.tokens) else []
    acting = (found for found in verbs if lexeme(found).args.get("subject") in _ACTING)
    return any(is_finite(board, found) or helped for found in acting)


def _helps(board: Board, token: int) -> bool:
    """Whether a verb that helps another to act stands here: "has", "will", "deve"; that of a passive does not."""
    helping = any(not lexeme(auxiliary).args.get("passive") for auxiliary in board.starting(token, "auxiliary"))
    return helping or bool(board.starting(token, "modal"))


def _bare(word: str) -> PersonName:
    return PersonName((), word)


def _appositions(phrases: list[Phrase], names: list[Run], naming: PartyNaming) -> Iterator[tuple[Run, str]]:
    """Names with an office beside them, after a comma: "Ivan Petrov, head of the plant" and the other way round."""
    wording = naming.wording
    by_last = {run[1]: run for run in names}
    by_first = {run[0]: run for run in names}
    for phrase in phrases:
        if phrase.head is None or phrase.head.kind != "office" or phrase.run is not None or phrase.is_plural:
            continue
        before = phrase.first - 1
        run = None
        if wording.is_mark(before, ",(") and before - 1 in by_last:
            run = by_last[before - 1]
        else:
            run = by_first.get(_behind_field(naming.board, wording, phrase) + 1)
        if run is not None:
            naming.hold(phrase, naming.person(run))
            yield run, naming.role(phrase)


def _behind_field(board: Board, wording: Wording, phrase: Phrase) -> int:
    """The comma behind an office and its field ("minister *of public works*, Lena Brandt"); -2 where none stands."""
    token = phrase.last + 1
    if wording.has(token, "link") or phrase.last > phrase.core[1]:
        end = token + 1 + _LONGEST_FIELD
        while token < end and wording.is_word(token) and board.free(token, token, "cue", "verb", "pronoun"):
            token += 1
    return token if wording.is_mark(token, ",") else -2


def _veiled(board: Board, phrase: Phrase, value: PartyValue) -> PartyValue:
    """The value of a source that asked not to be named, where a veil lies over the phrase or close behind it."""
    if value.anonymity is Anonymity.NAMED or phrase.head is None or phrase.head.kind not in ("office", "collective"):
        return value
    if any(board.overlapping(max(phrase.first - 1, 0), min(phrase.last + 3, len(board.tokens) - 1), "veil")):
        return replace(value, anonymity=Anonymity.ANONYMOUS, key=None)
    return value


def _sort_of(phrase: Phrase) -> str:
    return phrase.head.kind if phrase.head else "country"


def _parts(phrase: Phrase) -> tuple[Annotation, ...]:
    inner = [*phrase.bodies, *phrase.places]
    if phrase.head is not None and phrase.head not in inner:
        inner.append(phrase.head)
    return tuple(sorted(inner, key=lambda part: part.first))


def _entry(phrase: Phrase) -> str:
    head = phrase.head or phrase.places[0]
    return head.entry
