"""What is new in saved searches is told once by watch, and sent by webhooks to a real receiver until it takes it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tallystick.desk.books import Ledger
from tallystick.desk.rooms import ledger_room, linker
from tallystick.desk.sending import SendLimits, send
from tallystick.desk.settings import settings
from tallystick.desk.signing import is_signed
from tallystick.desk.webhooks import Delivered
from tallystick.errors import IntakeError, SettingError
from tallystick.ledger.watches.hooks import PAUSES
from tallystick.web.delivering import delivering

HERE = ("127.0.0.1",)
TOLD = "{land} received {count} tanks in {month} 2026."


class Receiver:
    """A server of one's own that answers as it is told and keeps what came."""

    def __init__(self) -> None:
        self.came: list[tuple[dict[str, str], bytes]] = []
        self.status = 204
        self.waits = 0.0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.came.append(({name.lower(): value for name, value in self.headers.items()}, body))
                time.sleep(receiver.waits)
                self.send_response(receiver.status)
                if receiver.status in (301, 307):
                    self.send_header("Location", "/elsewhere")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}).start()

    @property
    def numbers(self) -> list[int]:
        return [json.loads(body)["alert"] for _, body in self.came]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.server.shutdown()
    made.server.server_close()


class Clock:
    """The ledger's clock, which goes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def opened(place: Path, clock: Clock) -> Ledger:
    return Ledger(ledger_room().open(place, clock=clock, linker=linker()), settings().packs)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    with opened(tmp_path / "l.sqlite", clock) as books:
        tell(books, "Poland", 40)
        yield books


def tell(books: Ledger, land: str, count: int, month: str = "January") -> None:
    books.read(TOLD.format(land=land, count=count, month=month), published="2026-02-04", language="en")


def told(books: Ledger, name: str | None = None) -> list[tuple[str, int]]:
    return [(alert.search, alert.number) for alert in books.searches.watch(name)]


def test_what_is_known_is_not_told_and_what_is_new_is_told_once(books: Ledger) -> None:
    books.searches.save("tanks", "claims", status="delivered", by="ann")
    books.searches.save("all plans", "claims", status="planned", by="ann")
    assert told(books) == []
    tell(books, "Norway", 12)
    tell(books, "Norway", 12)
    tell(books, "Latvia", 7)
    assert told(books) == [("tanks", 1), ("tanks", 2)]
    assert told(books) == []
    claims = [
        books.searches.thing(alert, books.searches.named("tanks").sought) for alert in books.searches.alerts("tanks")
    ]
    assert {claim.recipient for claim in claims if claim} == {"Norway", "Latvia"}  # type: ignore[union-attr]  # claims


def test_what_was_not_told_to_the_end_is_told_again(books: Ledger) -> None:
    books.searches.save("tanks", "claims", by="ann")
    for land in ("Norway", "Latvia", "Spain"):
        tell(books, land, 12)
    watching = books.searches.watch()
    first, second = next(watching), next(watching)
    watching.close()  # type: ignore[attr-defined]  # it is a generator
    assert (first.number, second.number) == (1, 2)
    assert told(books) == [("tanks", 2), ("tanks", 3)]


def test_findings_are_told_unless_somebody_dismissed_them_first(books: Ledger) -> None:
    books.searches.save("clashes", "findings", kind="contradiction", by="ann")
    books.read("Officials said Poland received 55 tanks in January 2026.", published="2026-02-05", language="en")
    books.read("Anna Kowalska said Poland received 41 tanks in January 2026.", published="2026-02-05", language="en")
    found = [one for one in books.findings() if one.kind == "contradiction"]
    assert found
    books.review.dismiss(found[0].id, by="ann")
    assert {alert.thing for alert in books.searches.watch()} == {one.id for one in found[1:]}


def test_a_verdict_that_changes_is_new(books: Ledger) -> None:
    books.searches.save("progress", "programmes", by="ann")
    states = []
    for text, published in (
        ("Sweden is to receive 100 tanks in 2026.", "2026-02-04"),
        ("Sweden has received 10 tanks since January.", "2026-07-01"),
        ("Sweden has received 100 tanks since January.", "2026-12-21"),
        ("Finland has received 3 tanks since January.", "2026-12-22"),
    ):
        books.read(text, published=published, language="en")
        states += [one.state for one in books.searches.watch()]
    assert states == ["undetermined", "behind", "met"]


def test_a_verdict_is_new_each_time_it_comes(books: Ledger) -> None:
    books.searches.save("behind", "programmes", verdict="behind", by="ann")
    books.searches.save("met", "programmes", verdict="met", recipient="Sweden", by="ann")
    states = []
    for text, published in (
        ("Sweden is to receive 100 tanks in 2026.", "2026-02-04"),
        ("Sweden has received 10 tanks since January.", "2026-07-01"),
        ("Sweden has received 90 tanks since January.", "2026-10-01"),
        ("Sweden has received 91 tanks since January.", "2026-12-20"),
        ("Sweden has received 100 tanks since January.", "2026-12-21"),
    ):
        books.read(text, published=published, language="en")
        states.append([(one.search, one.state) for one in books.searches.watch()])
    assert states[0] == [] and states[1] == [("behind", "behind")] and states[2] == []
    assert states[3] == [("behind", "behind")] and states[4] == [("met", "met")]


def chosen(books: Ledger, filters: dict[str, str]) -> set[str]:
    """The claims of the list that is chosen so."""
    with books.look() as look:
        return {one.claim.id for one in look.claims(dict(filters), limit=100)[0]}


def test_what_is_told_by_a_filter_of_a_list_is_what_the_list_has(books: Ledger) -> None:
    wanted: dict[str, dict[str, str]] = {
        "words": {"q": "nor tank"},
        "outlet": {"outlet": "nobody"},
        "alone": {"only": "alone"},
        "language": {"language": "en", "recipient": "Latvia"},
        "unit": {"unit": "piece", "measure": "count", "modality": "asserted"},
    }
    for name, filters in wanted.items():
        books.searches.save(name, "claims", by="ann", **filters)
    before = {name: chosen(books, filters) for name, filters in wanted.items()}
    tell(books, "Norway", 12)
    tell(books, "Latvia", 7)
    found = {name: {alert.thing for alert in books.searches.watch(name)} for name in wanted}
    for name, filters in wanted.items():
        assert found[name] == chosen(books, filters) - before[name], name
    assert [len(found[name]) for name in ("words", "outlet", "language", "unit")] == [1, 0, 1, 2]


@pytest.mark.parametrize(
    ("sought", "filters", "complaint"),
    [
        ("tanks", {}, "there are claims, findings, programmes"),
        ("claims", {"colour": "red"}, "there are q, status"),
        ("claims", {"status": "given"}, "there are requested"),
        ("findings", {"kind": "x"}, "there are corroboration"),
    ],
)
def test_a_search_that_makes_no_sense_is_refused(
    books: Ledger, sought: str, filters: dict[str, str], complaint: str
) -> None:
    with pytest.raises(SettingError, match=complaint):
        books.searches.save("x", sought, by="ann", **filters)
    assert books.searches.all() == []


def test_everything_arrives_signed_and_in_order(books: Ledger, receiver: Receiver, clock: Clock) -> None:
    books.searches.save("tanks", "claims", status="delivered", by="ann")
    hook, secret = books.webhooks.add("tanks", receiver.url, by="ann")
    for land in ("Norway", "Latvia", "Spain"):
        tell(books, land, 12)
    assert books.webhooks.deliver(allow_hosts=HERE) == Delivered(taken=3)
    assert books.webhooks.deliver(allow_hosts=HERE) == Delivered()
    assert receiver.numbers == [1, 2, 3]
    for headers, body in receiver.came:
        told = json.loads(body)
        assert headers["x-tallystick-delivery"] == told["delivery"] == f"{hook.id}-{told['alert']}"
        assert told["thing"]["claim"] == told["id"] and told["kind"] == "claim"
        given, now = headers["x-tallystick-signature"], clock.now.timestamp()
        assert is_signed(given, secret, body, now)
        assert not is_signed(given, secret, body + b" ", now)
        assert not is_signed(given, secret + "x", body, now)
        assert not is_signed(given, secret, body, now + 3_600)


def test_what_is_not_taken_waits_longer_and_longer_and_is_laid_aside(
    tmp_path: Path, books: Ledger, receiver: Receiver, clock: Clock
) -> None:
    books.searches.save("tanks", "claims", by="ann")
    hook, _ = books.webhooks.add("tanks", receiver.url, by="ann")
    tell(books, "Norway", 12)
    tell(books, "Latvia", 7)
    receiver.status = 500
    for pause in PAUSES:
        assert books.webhooks.deliver(allow_hosts=HERE) == Delivered(failed=1)
        clock.now += pause - timedelta(seconds=1)
        assert books.webhooks.deliver(allow_hosts=HERE) == Delivered()
        clock.now += timedelta(seconds=1)
    assert books.webhooks.deliver(allow_hosts=HERE) == Delivered(given_up=1)
    assert receiver.numbers == [1] * 8
    assert len({headers["x-tallystick-delivery"] for headers, _ in receiver.came}) == 1
    receiver.status = 200
    with opened(tmp_path / "l.sqlite", clock) as later:  # a program started anew goes on where it was
        assert later.webhooks.deliver(allow_hosts=HERE) == Delivered(taken=1)
        (left,) = later.webhooks.undelivered()
        assert (left.number, left.attempts, left.error) == (1, 8, "answered 500 Internal Server Error")
        later.webhooks.again(hook.id, 1, allow_hosts=HERE)
        assert later.webhooks.undelivered() == []
    assert receiver.numbers[8:] == [2, 1]


def test_what_was_under_way_when_a_program_died_is_sent_again_under_the_same_name(
    books: Ledger, receiver: Receiver, clock: Clock
) -> None:
    books.searches.save("tanks", "claims", by="ann")
    hook, _ = books.webhooks.add("tanks", receiver.url, by="ann")
    tell(books, "Norway", 12)
    books.searches.look()
    taken = books._room.watches.take(hook.id)
    assert taken is not None and books.webhooks.deliver(allow_hosts=HERE) == Delivered()
    clock.now += timedelta(seconds=61)
    assert books.webhooks.deliver(allow_hosts=HERE) == Delivered(taken=1)
    assert receiver.numbers == [1]


def test_a_desk_that_is_served_sends_by_itself(books: Ledger, receiver: Receiver) -> None:
    books.searches.save("tanks", "claims", by="ann")
    books.webhooks.add("tanks", receiver.url, by="ann")
    with delivering(books, HERE, pause=0.02):
        for number, land in enumerate(("Norway", "Latvia"), start=1):
            tell(books, land, 12)
            until = time.monotonic() + 20
            while len(receiver.came) < number and time.monotonic() < until:
                time.sleep(0.01)
    assert receiver.numbers == [1, 2]


def test_two_that_send_at_once_send_nothing_twice(
    books: Ledger, receiver: Receiver, tmp_path: Path, clock: Clock
) -> None:
    books.searches.save("tanks", "claims", by="ann")
    books.webhooks.add("tanks", receiver.url, by="ann")
    for count in range(1, 9):
        tell(books, "Norway", 10 * count + 1)
    receiver.waits = 0.02
    with opened(tmp_path / "l.sqlite", clock) as other:
        other.searches.look()
        senders = [Thread(target=one.webhooks.deliver, kwargs={"allow_hosts": HERE}) for one in (books, other)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        books.webhooks.deliver(allow_hosts=HERE)
    assert receiver.numbers == list(range(1, 9))


@pytest.mark.parametrize(("status", "reason"), [(307, "redirects are not followed"), (301, "redirects"), (404, "404")])
def test_only_a_taken_delivery_counts(receiver: Receiver, status: int, reason: str) -> None:
    receiver.status = status
    with pytest.raises(IntakeError, match=reason):
        send(receiver.url, b"{}", {}, allow_hosts=HERE)
    assert len(receiver.came) == 1


def test_a_slow_receiver_holds_nobody_up(receiver: Receiver) -> None:
    receiver.waits = 1
    began = time.monotonic()
    with pytest.raises(IntakeError, match="did not answer in time"):
        send(receiver.url, b"{}", {}, allow_hosts=HERE, limits=SendLimits(seconds=0.2))
    assert time.monotonic() - began < 0.9


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:{port}/", "is not https"),
        ("https://127.0.0.1:{port}/", "not on the open internet"),
        ("https://localhost:{port}/", "not on the open internet"),
        ("https://2130706433:{port}/", "not on the open internet"),
        ("https://[::ffff:127.0.0.1]:{port}/", "not on the open internet"),
        ("https://169.254.169.254/latest", "not on the open internet"),
        ("https://10.0.0.1/", "not on the open internet"),
        ("https://no.such.host.invalid/", "cannot be resolved"),
    ],
)
def test_nothing_is_sent_into_the_network_that_the_desk_stands_in(receiver: Receiver, url: str, reason: str) -> None:
    with pytest.raises(IntakeError, match=reason):
        send(url.format(port=receiver.server.server_address[1]), b"{}", {}, limits=SendLimits(seconds=5))
    assert receiver.came == []


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "https:///x", "https://u:p@a.example/", "https://a.example:x/", "https://a b.example/", ""],
)
def test_an_address_that_is_none_is_refused_at_once(books: Ledger, url: str) -> None:
    books.searches.save("tanks", "claims", by="ann")
    with pytest.raises(SettingError):
        books.webhooks.add("tanks", url, by="ann")


def test_a_search_that_is_forgotten_takes_all_along(books: Ledger, receiver: Receiver) -> None:
    books.searches.save("tanks", "claims", by="ann")
    books.webhooks.add("tanks", receiver.url, by="ann")
    tell(books, "Norway", 12)
    books.searches.look()
    books.searches.forget("tanks")
    assert (books.searches.all(), books.webhooks.all(), books.webhooks.deliver()) == ([], [], Delivered())
    saved: Any = books.searches.save("tanks", "claims", by="ann")
    assert saved.last == 0 and told(books) == []
