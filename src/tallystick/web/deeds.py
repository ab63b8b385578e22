"""What people do in review, in words: the slots that a form offers, and the actions that the log tells.

Forms and the log keep the names of the review; these are only what a page calls them.
"""

from __future__ import annotations

from tallystick.model import Action, Entry
from tallystick.reports.interface import marked
from tallystick.web.slots import value_in_words
from tallystick.web.speech import Speech

_SLOTS = {
    "number": marked("Number"),
    "lower": marked("Lower end"),
    "upper": marked("Upper end"),
    "bound": marked("How exact"),
    "unit": marked("Unit"),
    "per": marked("Per what time"),
    "measure": marked("Measure"),
    "item": marked("Item"),
    "category": marked("Category"),
    "status": marked("Status"),
    "stage": marked("Stage"),
    "modality": marked("How sure"),
    "period": marked("Period"),
    "period_start": marked("Start of the period"),
    "period_end": marked("End of the period"),
    "edge": marked("Kind of period"),
    "agent": marked("By"),
    "agent_key": marked("Id of who acts"),
    "recipient": marked("For"),
    "recipient_key": marked("Id of whom it is for"),
    "speaker": marked("Said by"),
    "speaker_key": marked("Id of who says it"),
    "anonymity": marked("How the speaker is named"),
    "figure": marked("Figure"),
    "carriers": marked("Through"),
}
_ACTIONS = {
    Action.ACCEPT: marked("accepted"),
    Action.CORRECT: marked("corrected"),
    Action.REJECT: marked("rejected"),
    Action.MERGE: marked("merged"),
    Action.SPLIT: marked("split off"),
    Action.APART: marked("kept apart"),
    Action.DISMISS: marked("dismissed"),
    Action.EQUAL: marked("counted as one"),
    Action.UNDO: marked("taken back"),
    Action.PURGE: marked("purged"),
}


def slot_in_words(slot: str, speech: Speech) -> str:
    """What a page calls a slot that can be corrected; a slot without a name of ours keeps its own."""
    return speech.say(_SLOTS[slot]) if slot in _SLOTS else slot


def entry_in_words(entry: Entry, speech: Speech) -> str:
    """What an entry of the log did, with the slot and its new value, or the entry that it took back."""
    if entry.undoes:
        return speech.say("took back entry {number}", number=entry.undoes)
    action = speech.say(_ACTIONS[entry.deed.action])
    if not entry.deed.slot:
        return action
    written = entry.deed.value
    value = speech.say("purged") if written is None else value_in_words(entry.deed.slot, written, speech)
    slot = slot_in_words(entry.deed.slot, speech)
    return speech.say("{action}: {slot} → {value}", action=action, slot=slot, value=value)
