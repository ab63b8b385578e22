"""A figure that a report sets aside for another: taken back by its own voice, denied by another's, a plan changed."""

from __future__ import annotations

from tallystick.model import FindingKind, Told
from tallystick.names.voice import Same, same_voice, voice_of
from tallystick.tally.claim_view import View, denied, one_voice, said_on, voice_in

Shown = tuple[FindingKind, tuple[Told, ...]]


def on_dismissed(one: View, two: View) -> Shown | None:
    """A report that sets a figure against another of the same state: raised by the same voice, denied by another."""
    for view, other in ((one, two), (two, one)):
        for told in view.claim.told:
            as_told = {t.mention.modality for t in view.claim.told if not denied(t)}
            beside = [
                t
                for t in other.claim.told
                if t.ref.document == told.ref.document
                and not denied(t)
                and (not as_told or t.mention.modality in as_told)
            ]
            if denied(told) and beside:
                revised = (
                    one_voice(view, other)
                    or _takes_back(told, beside[0])
                    or _was_its_own(view, told, beside[0])
                    or _changes_a_plan(told, beside[0])
                )
                kind = FindingKind.REVISION if revised else FindingKind.CONTRADICTION
                return kind, (told, *_told_before(view, told), beside[0])
    return None


def _told_before(view: View, denial: Told) -> tuple[Told, ...]:
    """The first report that has what another denies."""
    return next(
        ((told,) for told in view.claim.told if not denied(told) and told.ref.document != denial.ref.document), ()
    )


def _takes_back(told: Told, other: Told) -> bool:
    """Whether the voice of a figure has itself dropped the other, which it gave at an earlier day."""
    voice, former = voice_in(other), voice_in(told)
    if voice is None or former is None or same_voice(voice, former) is not Same.YES:
        return False
    return bool(told.mention.said) and said_on(told) < said_on(other)


def _was_its_own(view: View, denial: Told, other: Told) -> bool:
    """Whether a body puts another figure in the place of its own: of what it did, or what no other is known to say."""
    voice, following = voice_in(denial), voice_in(other)
    if voice is None or following is None or same_voice(voice, following) is not Same.YES:
        return False
    if view.voices:
        return all(not former.person and same_voice(voice, former) is not Same.NO for former in view.voices)
    agents = (told.mention.agent for told in view.claim.told if not denied(told))
    return any(agent is not None and same_voice(voice, voice_of(agent.name)) is Same.YES for agent in agents)


def _changes_a_plan(former: Told, new: Told) -> bool:
    """Whether a report itself tells that a plan was changed: it has both figures as plans, by nobody's word."""
    promised = former.mention.status.is_promise and former.mention.status is new.mention.status
    return promised and former.mention.speaker is None and new.mention.speaker is None
