"""How texts are cut, and where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.words.fold import fold
from tallystick.words.sentences import sentences
from tallystick.words.tokens import Apostrophe, Tokens

CUTS = [
    (Apostrophe.BEFORE, "Russia's AK-12 cost $1,234.5m.", "russia 's ak - 12 cost $ 1,234.5 m ."),
    (Apostrophe.AFTER, "l’armée et plus de 10 000 unités d'armes", "l' armée et plus de 10 000 unités d' armes"),
    (Apostrophe.INSIDE, "П’ять об'єктів, 3,5 млн", "п'ять об'єктів , 3,5 млн"),
    (Apostrophe.BEFORE, "1’000’000 francs", "1’000’000 francs"),
    (Apostrophe.BEFORE, "Ещё 2\u00a0млн\nи всё", "еще 2 млн \n и все"),
    (Apostrophe.BEFORE, "‘Kalashnikov’ said", "‘ kalashnikov ’ said"),
    (Apostrophe.BEFORE, "cafe\u0301 до\u0301ма", "café дома"),
]


@pytest.mark.parametrize(("apostrophe", "text", "keys"), CUTS)
def test_cutting(apostrophe, text, keys):
    assert " ".join(Tokens(text, apostrophe).keys) == keys


@given(st.text(max_size=80), st.sampled_from(list(Apostrophe)))
def test_tokens_lie_in_order_inside_the_text_and_lose_only_spaces(text, apostrophe):
    tokens = Tokens(text, apostrophe)
    ends = [0]
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert ends[-1] <= start < end <= len(text)
        assert not text[ends[-1] : start].strip()
        ends.append(end)
    assert not text[ends[-1] :].strip()


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(word):
    assert fold(fold(word)) == fold(word)


SENTENCES = [
    ("He said so. Then he left.", 2),
    ("M. Dupont est venu. Il est parti.", 2),
    ("About 3.5 million came. “Good,” he said.", 2),
    ("A. B. Smith of the U.S. Army spoke.", 1),
    ("One line\nanother line", 2),
    ("поставили 310 тыс. единиц. В январе больше.", 2),
    ("«Мы готовы!» — сказал он.", 1),
    ("Really?! Yes…", 2),
    ("", 0),
    ("\n\n", 0),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences(text, count):
    assert len(sentences(Tokens(text), {"m", "тыс"})) == count


@given(st.text(alphabet="aB. !?\n\"'»…1", max_size=60))
def test_sentences_hold_every_token_once(text):
    tokens = Tokens(text)
    held = [token for sentence in sentences(tokens) for token in range(sentence.first, sentence.last + 1)]
    assert held == [token for token in range(len(tokens)) if tokens.kinds[token] != "n"]
