"""What surrounds every page: where it stands, in which language and look, and what was just done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from markupsafe import Markup

from tallystick.ledger.state import Standing
from tallystick.model import Role
from tallystick.reports.interface import marked
from tallystick.web.speech import Speech
from tallystick.web.visitor import Visitor

LANGUAGES = (("en", "English"), ("fr", "Français"), ("ru", "Русский"), ("de", "Deutsch"), ("uk", "Українська"))
THEMES = (("auto", marked("As my device")), ("light", marked("Light")), ("dark", marked("Dark")))
_PLACES = (
    ("/", marked("Overview")),
    ("/programmes", marked("Programmes")),
    ("/claims", marked("Claims")),
    ("/findings", marked("Findings")),
    ("/reports", marked("Reports")),
    ("/voices", marked("Voices")),
    ("/calendar", marked("Calendar")),
    ("/review", marked("Review")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One of the words at the top."""

    path: str
    name: str
    is_here: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done; `undo` is the number of the log's entry that can be taken back, `back` where that leads."""

    text: str
    undo: int | None = None
    back: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's surroundings. `prefix` stands before every path where the desk runs behind a proxy."""

    request: Request
    speech: Speech
    prefix: str
    theme: str
    token: str
    version: str
    may_review: bool
    visitor: Visitor
    has_users: bool = False
    waiting: int = 0
    standing: Standing | None = None
    as_of: date | None = None
    day: date | None = None
    notice: Notice | None = None
    has_keys: bool = True
    is_empty: bool = False

    @property
    def state(self) -> str:
        """The state of the ledger that it shows; empty where it shows none."""
        return self.standing.state if self.standing else ""

    @property
    def is_nobodys(self) -> bool:
        """Whether it speaks of the ledger as it stands, and of nobody who looks at it."""
        is_personal = self.visitor.session is not None or self.notice is not None or self.may_review
        return self.standing is not None and self.as_of is None and not is_personal

    @property
    def language(self) -> str:
        """The code of the interface's language."""
        return self.speech.words.code

    @property
    def administers(self) -> bool:
        """Whether the visitor says who may do what."""
        return self.visitor.session is not None and self.visitor.may(Role.ADMIN)

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """All languages of the interface, by their own names."""
        return LANGUAGES

    @property
    def themes(self) -> list[tuple[str, str]]:
        """The looks that one can choose."""
        return [(code, self.speech.say(name)) for code, name in THEMES]

    @property
    def places(self) -> list[Place]:
        """The words at the top, the one that is here marked."""
        path = self.request.url.path.removeprefix(self.prefix)
        return [
            Place(
                where,
                self.speech.say(name),
                path == where or (where != "/" and path.startswith(f"{where}/")),
                self.waiting if where == "/review" else 0,
            )
            for where, name in _PLACES
        ]

    @property
    def here(self) -> str:
        """This page's own address, to come back to."""
        query = self.request.url.query
        return f"{self.request.url.path}{f'?{query}' if query else ''}"

    @property
    def address(self) -> str:
        """This page's whole address, as a printed page shows it."""
        return str(self.request.url)

    @property
    def sought(self) -> str:
        """The words that the reader seeks in all reports; a filter of another page is none of that."""
        here = self.request.url.path.removeprefix(self.prefix) == "/search"
        return self.request.query_params.get("q", "") if here else ""

    @property
    def months(self) -> list[Decimal]:
        """Where the months of the page's year begin on the ruler, in per cent, and the year's end."""
        return [_place(date(self.day.year, month, 1)) for month in range(1, 13)] + [Decimal(100)] if self.day else []

    @property
    def pointer(self) -> Decimal:
        """Where the page's day stands on the ruler."""
        return _place(self.day) if self.day else Decimal(0)

    @property
    def token_field(self) -> Markup:
        """The hidden field by which a form shows that it came from a page of ours."""
        return Markup('<input type="hidden" name="token" value="{}">').format(self.token)

    def to(self, path: str) -> str:
        """An address of ours, speaking of the same day as this page."""
        if self.as_of is None:
            return f"{self.prefix}{path}"
        where, _, place = path.partition("#")
        joined = f"{where}{'&' if '?' in where else '?'}as_of={self.as_of}"
        return f"{self.prefix}{joined}{f'#{place}' if place else ''}"

    def static(self, name: str) -> str:
        """The address of a file that never changes under its name."""
        return f"{self.prefix}/static/{self.version}/{name}"

    def with_setting(self, name: str, value: str) -> str:
        """This page's address with a setting of the reader's."""
        return self.altered(**{name: value})

    def altered(self, **changes: str | None) -> str:
        """This page's address with some parts of the query changed, or left out where they are None or empty."""
        kept = [(name, value) for name, value in parse_qsl(self.request.url.query) if name not in changes]
        asked = [*kept, *((name, value) for name, value in changes.items() if value)]
        return f"{self.request.url.path}{f'?{urlencode(asked)}' if asked else ''}"

    def data(self, ending: str) -> str:
        """The address of this page's data in a format."""
        query = self.request.url.query
        return f"{self.request.url.path}.{ending}{f'?{query}' if query else ''}"


def _place(day: date) -> Decimal:
    days = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    return (Decimal(100 * (day - date(day.year, 1, 1)).days) / days).quantize(Decimal("0.001"))
