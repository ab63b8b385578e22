"""A backup is the ledger as it was at one moment, in either store; one that is damaged makes no ledger."""

from __future__ import annotations

import gzip
import sqlite3
import stat
import threading
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from older_ledgers import copy_of_an_older_schema, filled, opened
from readings_made import readings
from users_made import GOOD, signed_in, users_of

from tallystick.errors import LedgerError
from tallystick.ledger import Ledger
from tallystick.ledger.access.access import Access
from tallystick.model import Action, Deed, Role

NEWER = list(readings(47, 20))[12:]


@pytest.fixture
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    def new(store: str) -> str:
        if store == "postgresql":
            made: Callable[[], str] = request.getfixturevalue("new_database")
            return made()
        return str(tmp_path / uuid4().hex)

    return new


@pytest.mark.parametrize("before", ["sqlite", "postgresql"])
@pytest.mark.parametrize("after", ["sqlite", "postgresql"])
def test_what_is_restored_holds_the_same_and_goes_on(
    before: str, after: str, places: Callable[[str], str], tmp_path: Path
) -> None:
    place = places(after)
    with filled(places(before), "9") as ledger:
        made = ledger.backup(tmp_path / "b")
        assert made.verified == Ledger.restore(made.file, place) == ledger.verify()
        assert made.verified.entries > 0 and made.verified.faults == ()
        with opened(place) as restored:
            assert restored.dump() == ledger.dump()
            assert restored.log() == ledger.log()
            assert [hit.document for hit in restored.search("tents").hits] == [
                hit.document for hit in ledger.search("tents").hits
            ]
            for one in (ledger, restored):
                list(one.post_many(NEWER))
                one.review(Deed(Action.UNDO, subject="1"), by="Ann")
            assert restored.dump() == ledger.dump()
    with pytest.raises(LedgerError, match="is not overwritten"):
        Ledger.restore(made.file, place)


@pytest.mark.parametrize("before", ["sqlite", "postgresql"])
@pytest.mark.parametrize("after", ["sqlite", "postgresql"])
def test_users_and_tokens_come_back_and_sessions_do_not(
    before: str, after: str, places: Callable[[str], str], tmp_path: Path
) -> None:
    with opened(places(before)) as ledger, closing(users_of(ledger)) as access:
        access.users.add("anna", Role.ADMIN, GOOD, by="test")
        access.users.add("ben", Role.REVIEWER, GOOD, by="test")
        access.users.remove("ben", by="anna")
        _, secret = access.tokens.add("anna", "import", Role.READER, by="anna")
        session = signed_in(access, "anna").session
        made = ledger.backup(tmp_path / "b")
        assert made.users == tmp_path / "b.users"
        assert stat.S_IMODE(made.users.stat().st_mode) == 0o600
        assert b"argon2" not in gzip.decompress(made.file.read_bytes())
        users, events = access.users.all(), access.users.events()
    place = places(after)
    Ledger.restore(made.file, place)
    with opened(place) as restored, closing(users_of(restored)) as access:
        assert (access.users.all(), access.users.events()) == (users, events)
        assert access.tokens.of(secret) is not None and access.sessions.of(session) is None
        assert signed_in(access, "anna").session != session
        access.users.add("cora", Role.READER, GOOD, by="anna")
    if after == "sqlite":
        assert stat.S_IMODE(Path(f"{place}.users").stat().st_mode) == 0o600
    bare = places(after)
    Ledger.restore(made.file, bare, users=False)
    with opened(bare) as restored:
        assert Access.beside(restored) is None


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_users_who_are_there_stay_and_damaged_ones_make_no_ledger(
    store: str, places: Callable[[str], str], tmp_path: Path
) -> None:
    with opened(tmp_path / "l") as ledger, closing(users_of(ledger)) as access:
        access.users.add("anna", Role.ADMIN, GOOD, by="test")
        made = ledger.backup(tmp_path / "b")
        with pytest.raises(LedgerError, match="is not overwritten"):
            (tmp_path / "c.users").touch()
            ledger.backup(tmp_path / "c")
    place = places(store)
    with opened(place) as there, closing(users_of(there)) as access:
        access.users.add("otto", Role.ADMIN, GOOD, by="test")
    if store == "sqlite":
        Path(place).unlink()
    with pytest.raises(LedgerError, match="not overwritten"):
        Ledger.restore(made.file, place)
    with opened(place) as there, closing(users_of(there)) as access:
        assert [user.name for user in access.users.all()] == ["otto"] and list(there.documents()) == []
    (tmp_path / "b.users").write_bytes(b"damaged")
    other = places("sqlite")
    with pytest.raises(LedgerError, match="is no backup"):
        Ledger.restore(made.file, other)
    assert not Path(other).exists() and not Path(f"{other}.users").exists()


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_it_is_of_one_moment_while_somebody_posts(store: str, places: Callable[[str], str], tmp_path: Path) -> None:
    place, made = places(store), list(readings(5, 40))
    with opened(place) as ledger, opened(place) as other:
        ledger.post(made[0])
        writer = threading.Thread(target=lambda: [other.post(reading) for reading in made])
        writer.start()
        backups = [ledger.backup(tmp_path / f"b{number}") for number in range(2)]
        assert writer.is_alive(), "it was to post all the while"
        writer.join()
        whole = ledger.dump()
    for backup in backups:
        copy = tmp_path / f"{backup.file.name}.ledger"
        assert Ledger.restore(backup.file, copy).faults == ()
        with opened(copy) as restored:
            assert 0 < len(list(restored.documents())) < len(made)
            list(restored.post_many(made))
            assert restored.dump() == whole


def unpacks_alike(one: bytes, two: bytes) -> bool:
    """Whether what is packed is the same all the same: a bit may point to another place with the same bytes."""
    try:
        return gzip.decompress(one) == gzip.decompress(two)
    except (OSError, EOFError, zlib.error):
        return False


def test_what_is_damaged_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "restored"
    folder.mkdir()
    with filled(tmp_path / "l", "9") as ledger:
        whole = ledger.backup(tmp_path / "b").file.read_bytes()
    flipped = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(20, len(whole), len(whole) // 15)]
    flipped = [damaged for damaged in flipped if not unpacks_alike(damaged, whole)]
    cut = [whole[:at] for at in (0, 1, 9, len(whole) // 2, len(whole) - 1)]
    strange = [gzip.compress(b"SQLite format 3\0" + bytes(4000)), gzip.compress(b"no ledger"), b"\0" * 2000]
    for damaged in (*cut, *flipped, *strange):
        (tmp_path / "damaged").write_bytes(damaged)
        with pytest.raises(LedgerError) as refused:
            Ledger.restore(tmp_path / "damaged", folder / "ledger")
        assert refused.value.path == str(tmp_path / "damaged") and refused.value.way_out
        assert list(folder.iterdir()) == []


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with filled(tmp_path / "l", "9") as ledger, pytest.raises(LedgerError, match="is not overwritten"):
        ledger.backup(tmp_path / "b")
    assert (tmp_path / "b").read_text() == "mine"


def test_a_broken_ledger_is_backed_up_and_told(tmp_path: Path) -> None:
    filled(tmp_path / "l", "9").close()
    with sqlite3.connect(tmp_path / "l") as connection:
        connection.execute("UPDATE versions SET text_sha256 = 'no' WHERE rowid = 1")
    connection.close()
    with opened(tmp_path / "l") as ledger:
        made = ledger.backup(tmp_path / "b")
    assert len(made.verified.faults) == 1
    assert Ledger.restore(made.file, tmp_path / "copy") == made.verified


def test_a_backup_of_an_older_program_gets_the_schema_of_this_one(tmp_path: Path) -> None:
    copy_of_an_older_schema(str(tmp_path / "old"), "0005")
    (tmp_path / "b").write_bytes(gzip.compress((tmp_path / "old").read_bytes()))
    assert Ledger.restore(tmp_path / "b", tmp_path / "new").faults == ()
    with opened(tmp_path / "new") as restored, filled(tmp_path / "same", "0005") as same:
        assert restored.ready()
        assert restored.dump() == same.dump()
