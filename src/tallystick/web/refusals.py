"""Why something was not done, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from tallystick.errors import RefusedError, StaleError
from tallystick.model import Sought
from tallystick.web.deeds import slot_in_words
from tallystick.web.filtered import SOUGHT, filter_in_words, filter_name
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
    return speech.say(problem.sentence, **{name: _fact(name, problem.facts, speech) for name in problem.facts})


def _fact(name: str, facts: Mapping[str, object], speech: Speech) -> object:
    """One fact of a refusal; the names that rooms have for slots, things and filters as pages call them."""
    fact = facts[name]
    if isinstance(fact, Exception):
        return refusal_in_words(fact, speech)
    if name in ("slot", "part"):
        return slot_in_words(str(fact), speech)
    if name == "category":
        return speech.category(str(fact))
    if name in ("filter", "filters"):
        return speech.listed([filter_name(one, speech) for one in str(fact).split(", ")])
    if name == "things":
        return speech.listed([speech.say(SOUGHT[one]) if one in set(Sought) else one for one in str(fact).split(", ")])
    if name == "values":
        return speech.listed([filter_in_words(str(facts["filter"]), one, speech) for one in str(fact).split(", ")])
    return fact
