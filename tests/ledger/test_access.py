"""Users, tokens and sessions in both stores: who gets in, for how long, and that none of it leaves its own place."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from argon2 import PasswordHasher
from older_ledgers import REVISIONS, copy_of_an_older_schema, opened
from sqlalchemy import create_engine, make_url, text
from users_made import GOOD, HERE, signed_in, users_of

from tallystick.desk.books import Ledger as Books
from tallystick.errors import LedgerError, SettingError
from tallystick.exports.formats import FORMATS
from tallystick.ledger import Ledger
from tallystick.ledger.access.access import Access
from tallystick.ledger.access.opening import file_beside
from tallystick.ledger.access.passwords import Passwords
from tallystick.ledger.access.sign_in import BY_NAME, NotNow
from tallystick.ledger.access.tables import METADATA
from tallystick.model import Role


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(new_place: Callable[[], str], clock: Clock) -> Iterator[Access]:
    """Users beside a ledger: anna is admin, ben a reviewer."""
    with Ledger.open(new_place(), clock=clock) as ledger:
        made = users_of(ledger)
        made.users.add("anna", Role.ADMIN, GOOD, by="test")
        made.users.add("Ben Weber", Role.REVIEWER, GOOD, by="test")
        yield made
        made.close()


def test_a_session_lasts_until_it_is_idle_or_old_or_ended(access: Access, clock: Clock) -> None:
    opened = signed_in(access, "ben weber").session
    for _ in range(15):
        clock.goes_on(hours=11)
        session = access.sessions.of(opened)
        assert session is not None and session.user.name == "Ben Weber"
    clock.goes_on(hours=11)  # 176 hours: past the seven days
    assert access.sessions.of(opened) is None
    idle = signed_in(access, "anna").session
    clock.goes_on(hours=11)
    assert access.sessions.of(idle, asks=False)
    clock.goes_on(hours=2)
    assert access.sessions.of(idle) is None
    ended = signed_in(access, "anna").session
    access.sessions.close(ended)
    assert access.sessions.of(ended) is None
    assert access.sessions.all() == []


def test_signing_in_again_makes_a_new_session_and_ends_the_one_before(access: Access) -> None:
    before = signed_in(access, "anna").session
    after = signed_in(access, "anna", before=before).session
    assert before != after
    assert access.sessions.of(before) is None
    assert access.sessions.of(after) is not None


def test_what_ends_sessions_ends_them_at_once(access: Access) -> None:
    for change in (
        lambda: access.users.set_password("ben weber", GOOD, by="anna"),
        lambda: access.sessions.end_all("ben weber", by="anna"),
        lambda: access.sessions.end(access.sessions.all("Ben Weber")[0].id, by="anna"),
        lambda: access.users.remove("ben weber", by="anna"),
    ):
        opened = signed_in(access, "Ben Weber").session
        assert access.sessions.of(opened)
        change()
        assert access.sessions.of(opened) is None


def test_a_token_does_no_more_than_its_user_may_now(access: Access, clock: Clock) -> None:
    token, secret = access.tokens.add("ben weber", "nightly  import", Role.REVIEWER, by="anna")
    assert (token.about, token.role) == ("nightly import", Role.REVIEWER)
    with pytest.raises(SettingError, match="cannot be admin"):
        access.tokens.add("ben weber", "more", Role.ADMIN, by="Ben Weber")
    access.users.set_role("ben weber", Role.READER, by="anna")
    found = access.tokens.of(secret)
    assert found is not None and found.role is Role.READER
    assert access.tokens.of(secret + "x") is None
    with pytest.raises(SettingError, match="no token"):
        access.tokens.revoke(token.id, by="anna", of="anna")
    access.tokens.revoke(token.id, by="anna")
    assert access.tokens.of(secret) is None
    _, short = access.tokens.add("anna", "a day", Role.READER, by="anna", expires=clock.now + timedelta(days=1))
    assert access.tokens.of(short)
    clock.goes_on(days=1)
    assert access.tokens.of(short) is None
    _, other = access.tokens.add("ben weber", "until removed", Role.READER, by="anna")
    access.users.remove("ben weber", by="anna")
    assert access.tokens.of(other) is None


def test_somebody_who_guesses_waits_and_the_owner_gets_in(access: Access, clock: Clock) -> None:
    known = signed_in(access, "anna").browser
    for attempt in range(BY_NAME.at_once):
        assert access.sign_in.try_it("anna", "wrong", address=f"192.0.2.{attempt}") is None
    refused = access.sign_in.try_it("anna", GOOD, address="198.51.100.1")
    assert isinstance(refused, NotNow) and refused.wait <= BY_NAME.every
    unknown = [access.sign_in.try_it("nobody", "wrong", address=f"192.0.2.{n}") for n in range(BY_NAME.at_once + 1)]
    assert isinstance(unknown[-1], NotNow), "a name that nobody has is limited like one that somebody has"
    signed_in(access, "anna", browser=known)
    clock.goes_on(minutes=1)
    signed_in(access, "anna", address="198.51.100.1")


def test_an_address_waits_whatever_names_it_tries(access: Access, clock: Clock) -> None:
    tries = [access.sign_in.try_it(f"name{n}", "wrong", address=f"2001:db8::{n}") for n in range(21)]
    assert tries[:20] == [None] * 20
    assert isinstance(tries[20], NotNow)
    signed_in(access, "anna", address="2001:db8:1::1")
    for _ in range(40):
        signed_in(access, "anna")


def test_a_hash_with_lesser_parameters_is_made_anew(new_place: Callable[[], str]) -> None:
    with Ledger.open(new_place()) as ledger:
        users_of(ledger).users.add("anna", Role.ADMIN, GOOD, by="test")
        raised = Access.beside(ledger, passwords=Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)))
        assert raised is not None
        assert "t=1" in hash_of(raised)
        signed_in(raised, "anna")
        assert "m=16,t=2" in hash_of(raised)
        signed_in(raised, "anna")


def hash_of(access: Access) -> str:
    with access._engine.connect() as connection:
        return str(connection.execute(text("SELECT password FROM users")).scalar_one())


def test_a_name_that_would_deceive_is_none(access: Access) -> None:
    for name in ["", " ", "a\nb", "-anna", "<b>", "x" * 61, "a  b", "anna,ben", "\ud800", "a\u202eb"]:
        with pytest.raises(SettingError, match="is no name"):
            access.users.add(name, Role.READER, GOOD, by="anna")


def test_a_password_that_is_guessed_is_refused(access: Access) -> None:
    for password in ("short", "x" * 257, "aaaaaaaaaaaaaaaa", "carla"):
        with pytest.raises(SettingError, match="password"):
            access.users.add("carla", Role.READER, password, by="anna")


def test_nobody_gets_a_name_that_another_has_or_had(access: Access) -> None:
    for name in ("Anna", "ＡＮＮＡ", " anna "):
        with pytest.raises(SettingError, match="already"):
            access.users.add(name, Role.READER, GOOD, by="anna")
    access.users.remove("ben weber", by="anna")
    assert access.sign_in.try_it("ben weber", GOOD, address=HERE) is None
    with pytest.raises(SettingError, match="--again"):
        access.users.add("Ben weber", Role.READER, GOOD, by="anna")
    back = access.users.add("Ben Weber", Role.READER, None, by="anna", again=True)
    assert back.password is not None and back.user.provisional
    signed_in(access, "ben weber", back.password)


def test_an_admin_is_left(access: Access) -> None:
    for change in (
        lambda: access.users.remove("anna", by="anna"),
        lambda: access.users.set_role("anna", Role.READER, by="anna"),
    ):
        with pytest.raises(SettingError, match="the only admin"):
            change()
    access.users.set_role("ben weber", Role.ADMIN, by="anna")
    access.users.remove("anna", by="Ben Weber")
    told = [(event.by, event.action, event.user) for event in access.users.events()]
    assert told[:2] == [("Ben Weber", "removed", "anna"), ("anna", "role", "Ben Weber")]


def test_no_secret_is_in_what_a_ledger_hands_out(tmp_path: Path, new_place: Callable[[], str]) -> None:
    place = new_place()
    with Books.open(place) as books, Books.open(tmp_path / "other") as other:
        access = books.access(create=True)
        assert access is not None
        access.users.add("anna", Role.ADMIN, GOOD, by="test")
        _, token = access.tokens.add("anna", "import", Role.READER, by="anna")
        session = signed_in(access, "anna").session
        books.read("Poland received 40 tanks in January 2026.", published="2026-02-04")
        list(other.merge_ledger(books))
        out = [books._room.dump().encode(), other._room.dump().encode()]
        for form in FORMATS:
            of = books.claims()[0].id if form.subject else None
            out += [file.content for file in books.export(form.name, of=of)]
        kept = [hash_of(access), token, session, "argon2", GOOD]
        access.close()
    if "://" not in place:
        out += [Path(place).read_bytes()]
        users = file_beside(place)
        assert stat.S_IMODE(users.stat().st_mode) == 0o600
        assert all(secret.encode() not in users.read_bytes() for secret in (GOOD, token, session))
    with Books.open(tmp_path / "other") as other:
        assert other.access() is None
    assert not [secret for secret in kept for content in out if secret.encode() in content]


@pytest.mark.parametrize("revision", (REVISIONS[0], REVISIONS[-1]))
def test_users_come_to_a_ledger_of_any_older_schema(new_place: Callable[[], str], revision: str) -> None:
    place = new_place()
    copy_of_an_older_schema(place, revision)
    with opened(place) as ledger:
        assert Access.beside(ledger) is None
        before, log = ledger.dump(), ledger.log()
        users_of(ledger).users.add("anna", Role.ADMIN, GOOD, by="test")
        assert (ledger.dump(), ledger.log()) == (before, log)
        assert ledger.verify().faults == ()
    with opened(place) as ledger:
        again = users_of(ledger)
        assert [user.name for user in again.users.all()] == ["anna"]
        with again._engine.begin() as connection:
            assert compare_metadata(context_of(connection), METADATA) == []
            connection.execute(text("UPDATE tallystick_access_schema SET version_num = '9999'"))
        with pytest.raises(LedgerError, match="newer Tallystick"):
            Access.beside(ledger)


def context_of(connection: object) -> MigrationContext:
    options = {"version_table": "tallystick_access_schema", "compare_type": False}
    return MigrationContext.configure(connection, opts=options)  # type: ignore[arg-type]


def test_a_ledger_in_memory_has_no_users() -> None:
    with Ledger.open(":memory:") as ledger:
        assert Access.beside(ledger) is None
        with pytest.raises(LedgerError, match="no place for users"):
            Access.beside(ledger, create=True)


def test_the_users_are_apart_in_postgresql(new_database: Callable[[], str]) -> None:
    place = new_database()
    with Ledger.open(place) as ledger:
        users_of(ledger).users.add("anna", Role.ADMIN, GOOD, by="test")
    engine = create_engine(make_url(place).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT table_schema FROM information_schema.tables WHERE table_name = 'users'")
        )
        assert found.scalars().all() == ["tallystick_access"]
    engine.dispose()
