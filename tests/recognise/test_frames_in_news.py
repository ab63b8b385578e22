"""The plainest frames of news: who says a figure behind it, in a clause about it, or by a promise of their own."""

from __future__ import annotations

import pytest

import tallystick

READ = [
    (
        "en",
        "It will give 40 jets, Prime Minister Ada Holm announced hours later: six soon.",
        "Ada Holm",
        "It will give 40 jets",
    ),
    ("en", "Some 40 tanks came, Minister Ivan Below told a meeting on Monday.", "Ivan Below", "Some 40 tanks came"),
    ("en", "Some 40 tanks came, Minister Ivan Below was quoted as saying.", "Ivan Below", "Some 40 tanks came"),
    ("en", "Norway will send the 40 jets that Minister Ada Holm announced in May.", "Ada Holm", "40 jets"),
    ("en", "Some 40 tanks came, as the minister, Ivan Below, reported on Monday.", "Ivan Below", "Some 40 tanks came"),
    ("fr", "Quelque 40 chars ont été livrés, s'est félicité samedi le ministre Jean Martin.", "Jean Martin", None),
    ("fr", "Le ministre, Jean Martin, a fait état de 40 chars.", "Jean Martin", "40 chars"),
    ("fr", "Quarante chars seront livrés, c'est ce qu'a annoncé le ministre Jean Martin.", "Jean Martin", None),
    (
        "it",
        "Sono arrivati 40 carri armati: lo ha reso noto il ministro Ugo Neri.",
        "Ugo Neri",
        "Sono arrivati 40 carri armati",
    ),
    (
        "it",
        "Sono arrivati 40 carri armati. Lo ha detto il ministro Ugo Neri.",
        "Ugo Neri",
        "Sono arrivati 40 carri armati",
    ),
    (
        "es",
        "España entregará 40 carros, según comunicó el viernes el ministro Juan Ruiz.",
        "Juan Ruiz",
        "España entregará 40 carros",
    ),
    (
        "es",
        "España entregará 40 carros. Así lo anunció el ministro Juan Ruiz.",
        "Juan Ruiz",
        "España entregará 40 carros",
    ),
]
NOBODY = [
    ("it", "Non lo ha confermato il ministro Ugo Neri."),
    ("en", "NEW DELHI: India signed a contract for five squadrons on Friday."),
    ("en", "Norway sent 40 jets that came in May."),
]
PROMISED = [
    ("en", "Denmark promised Ukraine 40 jets in May.", "Denmark"),
    ("fr", "La Pologne avait promis 40 chars à l'Ukraine.", "Pologne"),
    ("pt", "A Dinamarca, que em 2023 prometera 40 aviões, hesita.", "Dinamarca"),
]


@pytest.mark.parametrize(("language", "text", "source", "content"), READ)
def test_the_source_and_what_it_says(language: str, text: str, source: str, content: str | None) -> None:
    (told,) = tallystick.read(text, language=language, published="2030-05-24").attributions
    assert told.source is not None and told.source.name == source
    assert told.content.of(text) == (content or text.split(",")[0])


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_where_nobody_says_so(language: str, text: str) -> None:
    assert tallystick.read(text, language=language, published="2030-05-24").attributions == ()


@pytest.mark.parametrize(("language", "text", "speaker"), PROMISED)
def test_whoever_promises_says_so(language: str, text: str, speaker: str) -> None:
    (mention,) = tallystick.read(text, language=language, published="2030-05-24").mentions
    assert mention.speaker is not None and mention.speaker.name == speaker
    assert mention.agent is not None and mention.agent.name == speaker


def test_what_others_say_of_a_promise_is_theirs() -> None:
    text = "Denmark promised Ukraine 40 jets, Minister Ivan Below said."
    (mention,) = tallystick.read(text, language="en", published="2030-05-24").mentions
    assert mention.speaker is not None and mention.speaker.name == "Ivan Below"


def test_an_agency_that_closes_the_sentence_only_carries() -> None:
    text = "Some 40 tanks came, Minister Ivan Below told a meeting on Monday, Interfax reported."
    (told,) = tallystick.read(text, language="en", published="2030-05-24").attributions
    assert told.source is not None and told.source.name == "Ivan Below"
    assert [carrier.name for carrier in told.carriers] == ["Interfax"]


def test_its_latest_figures_are_those_of_the_subject() -> None:
    text = "The Ifo Institute counts 40 homes, according to its latest figures."
    (told,) = tallystick.read(text, language="en", published="2030-05-24").attributions
    assert told.source is not None and told.source.name == "Ifo Institute"


def test_a_phrase_between_commas_holds_the_whole_clause() -> None:
    text = "Dal primo agosto, secondo i dati del Centro congiunto di coordinamento, le navi hanno trasportato 11 tonnellate."
    (told,) = tallystick.read(text, language="it", published="2030-05-24").attributions
    assert told.content.of(text) == text.rstrip(".")
