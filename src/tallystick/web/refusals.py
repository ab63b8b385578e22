"""Why something was not done, in the reader's language."""

from __future__ import annotations

from tallystick.errors import RefusedError, StaleError
from tallystick.web.deeds import slot_in_words
from tallystick.web.speech import Speech


def refusal_in_words(problem: Exception, speech: Speech) -> str:
    """The sentence of a refusal with its facts; parts of it that are refusals themselves are said alike.

    What is no refusal of ours says itself as it is.
    """
    if isinstance(problem, StaleError):
        return speech.say(
            "{who} judged this in entry {number} of the log after you had looked; nothing of yours was done",
            who=problem.who,
            number=problem.number,
        )
    if not isinstance(problem, RefusedError):
        return str(problem)
    return speech.say(problem.sentence, **{name: _fact(name, fact, speech) for name, fact in problem.facts.items()})


def _fact(name: str, fact: object, speech: Speech) -> object:
    if isinstance(fact, Exception):
        return refusal_in_words(fact, speech)
    return slot_in_words(str(fact), speech) if name in ("slot", "part") else fact
