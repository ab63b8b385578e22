"""By whose figures a programme's deliveries are told, in full and in brief."""

from __future__ import annotations

from tallystick.exports.holdings import Holdings
from tallystick.model import Programme, ProgrammeReading
from tallystick.reports.sums import sum_named
from tallystick.web.names import speaker_of
from tallystick.web.speech import Speech, capital


def witness(reading: ProgrammeReading, holdings: Holdings, speech: Speech) -> str:
    """By whose figure deliveries are told; a sum is ours, with its parts. Empty where nothing is told of any."""
    came = list(holdings.of(reading.mentions[1:]))
    if len(came) > 1:
        return sum_named([one.told for one in came], speech.words)
    return speaker_of(came[0]) if came else ""


def witness_in_brief(reading: ProgrammeReading, holdings: Holdings, speech: Speech) -> str:
    """The same where there is little room: a sum of several voices says of how many figures it is made."""
    came = list(holdings.of(reading.mentions[1:]))
    if len({speaker_of(one) for one in came}) > 1:
        return speech.count("our sum of {count} figure", "our sum of {count} figures", len(came))
    return witness(reading, holdings, speech)


def sums_in_full(programme: Programme, holdings: Holdings, speech: Speech) -> str:
    """Whose figures the sums of a programme are made of, each sum once; empty where the brief words say it all."""
    told = [
        capital(full)
        for reading in programme.readings
        if (full := witness(reading, holdings, speech)) != witness_in_brief(reading, holdings, speech)
    ]
    return " ".join(f"{full}." for full in dict.fromkeys(told))
