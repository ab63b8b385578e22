"""The values that every room shares: frozen, slotted, in the field's own words. They import nothing else of ours."""

from tallystick.model.annotation import Annotation
from tallystick.model.attribution import Attribution, Manner, Said
from tallystick.model.claim import Claim, MentionRef, Origin
from tallystick.model.directive import Directive, Obstacle, Rung
from tallystick.model.document import Document, PublishedBasis, Version
from tallystick.model.edition import Edition, Stated
from tallystick.model.event import ScheduledEvent
from tallystick.model.feasibility import Feasibility, Hindrance, Place, Tasked
from tallystick.model.finding import Finding, FindingKind
from tallystick.model.held import Held, Kept
from tallystick.model.interval import Interval, exactly
from tallystick.model.mention import Item, Mention, SpokenPeriod
from tallystick.model.party import Anonymity, Party, Speaker
from tallystick.model.period import Anchor, Edge, Grain, Period
from tallystick.model.programme import NotCompared, Programme, ProgrammeReading, Reason, Verdict
from tallystick.model.quantity import Bound, Measure, Per, Quantity, Widths
from tallystick.model.reading import Reader, Reading, ReadQuantity
from tallystick.model.review import NO_TIES, Action, Deed, Entry, Quotation, Ties
from tallystick.model.role import Role
from tallystick.model.span import Span
from tallystick.model.status import Modality, Stage, Status
from tallystick.model.told import Judgement, Linked, Told
from tallystick.model.traced import Traced
from tallystick.model.user import AccessEvent, Session, Token, User
from tallystick.model.watch import Alert, SavedSearch, Sought, Undelivered, Webhook

__all__ = [
    "NO_TIES",
    "AccessEvent",
    "Action",
    "Alert",
    "Anchor",
    "Annotation",
    "Anonymity",
    "Attribution",
    "Bound",
    "Claim",
    "Deed",
    "Directive",
    "Document",
    "Edge",
    "Edition",
    "Entry",
    "Feasibility",
    "Finding",
    "FindingKind",
    "Grain",
    "Held",
    "Hindrance",
    "Interval",
    "Item",
    "Judgement",
    "Kept",
    "Linked",
    "Manner",
    "Measure",
    "Mention",
    "MentionRef",
    "Modality",
    "NotCompared",
    "Obstacle",
    "Origin",
    "Party",
    "Per",
    "Period",
    "Place",
    "Programme",
    "ProgrammeReading",
    "PublishedBasis",
    "Quantity",
    "Quotation",
    "ReadQuantity",
    "Reader",
    "Reading",
    "Reason",
    "Role",
    "Rung",
    "Said",
    "SavedSearch",
    "ScheduledEvent",
    "Session",
    "Sought",
    "Span",
    "Speaker",
    "SpokenPeriod",
    "Stage",
    "Stated",
    "Status",
    "Tasked",
    "Ties",
    "Token",
    "Told",
    "Traced",
    "Undelivered",
    "User",
    "Verdict",
    "Version",
    "Webhook",
    "Widths",
    "exactly",
]  # fmt: skip
