"""A desk under load: many clients walk its pages while people judge in its queue and a program posts reports.

`python bench/load.py` serves a ledger of a hundred thousand mentions by `tallystick serve`, and lets another process
come as two hundred clients for two minutes. In the end every judgement and every report that was acknowledged is looked
for in the ledger; then as many clients ask a bare FastAPI page for as many bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from desk import made
from tallystick.desk.books import Ledger
from tallystick.model import Role

REVIEWERS, PASSWORD = 5, "seven green herons"
TIMEOUT_SECONDS, START_SECONDS = 30, 120
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Load:
    """How many clients come, and for how long."""

    clients: int
    seconds: int
    pause: float


def reviewers() -> list[str]:
    """The names of those who judge."""
    return [f"reviewer{number}" for number in range(REVIEWERS)]


def users_of(path: Path) -> str:
    """Adds who judges and who posts to a ledger; the token of the latter."""
    with Ledger.open(path) as books:
        access = books.access(create=True)
        assert access is not None, "it was just made"
        for name in reviewers():
            access.users.add(name, Role.REVIEWER, PASSWORD, by="bench")
        access.users.add("poster", Role.REVIEWER, PASSWORD, by="bench")
        token = access.tokens.add("poster", "posts reports", Role.REVIEWER, by="bench")[1]
        access.close()
    return token


def free_port() -> int:
    """A port of this machine on which nobody answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], port: int, path: str, log: Path, spent: list[float]) -> Iterator[str]:
    """A server in a process of its own, from its first answer on; its address. The seconds that it worked are noted."""
    address = f"http://127.0.0.1:{port}"
    with log.open("w") as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, cwd=HERE)
        try:
            _await(address + path, process)
            yield address
        finally:
            process.terminate()
            usage = os.wait4(process.pid, 0)[2]
            spent.append(usage.ru_utime + usage.ru_stime)


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends and process.poll() is None:
        try:
            if httpx.get(url, timeout=TIMEOUT_SECONDS).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def come(address: str, load: Load, **more: Any) -> dict[str, Any]:
    """What clients saw that came to an address, in a process of their own."""
    asked = {"address": address, "clients": load.clients, "seconds": load.seconds, "timeout": TIMEOUT_SECONDS, **more}
    command = [sys.executable, str(HERE / "load_clients.py")]
    ran = subprocess.run(command, input=json.dumps(asked).encode(), stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def desk_under_load(path: Path, load: Load, log: Path) -> dict[str, Any]:
    """What readers, reviewers and a poster saw at the desk of a ledger."""
    token, port = users_of(path), free_port()
    command = [sys.executable, "-m", "tallystick", "serve", str(path), "--port", str(port), "--calls", "0"]
    more = {"reviewers": reviewers(), "password": PASSWORD, "token": token, "pause": load.pause}
    spent: list[float] = []
    with serving(command, port, "/readyz", log, spent) as address:
        seen = come(address, load, **more)
    return seen | {"worked": spent[0]}


def bare_under_load(sizes: list[int], load: Load, log: Path) -> dict[str, Any]:
    """What as many clients saw at a bare page of the same sizes."""
    port = free_port()
    command = [sys.executable, "load_bare.py", str(port)]
    spent: list[float] = []
    with serving(command, port, "/1", log, spent) as address:
        seen = come(address, load, sizes=sizes)
    return seen | {"worked": spent[0]}


def lost(path: Path, seen: dict[str, Any]) -> list[str]:
    """The judgements and reports that were acknowledged and are not in the ledger as they were sent."""
    with Ledger.open(path) as books:
        log = [
            [one.by, str(one.deed.action), one.deed.mentions[0], one.deed.slot or "", one.deed.value or ""]
            for one in books.log()
            if one.deed.mentions
        ]
        texts = {one["id"]: books.show(one["id"]) for one in seen["posted"]}
    told = seen["judged"]  # somebody may accept the same twice, and both are entries
    missing = [f"judgement {one}" for one in told if log.count(one) != told.count(one)]
    missing += [f"report {one['id']}" for one in seen["posted"] if getattr(texts[one["id"]], "text", "") != one["text"]]
    return missing


def row(name: str, took: list[float], seconds: float, faults: int) -> None:
    """Prints what one kind of requests took."""
    middle, slow = (median(took), quantiles(took, n=20)[-1]) if len(took) > 1 else (0.0, 0.0)
    worst = max(took, default=0.0)
    print(f"{name:34} {len(took):8,} {len(took) / seconds:9.1f} {middle:8.3f} {slow:8.3f} {worst:8.3f} {faults:7}")


def table(seen: dict[str, Any], bare: dict[str, Any]) -> None:
    """Prints what was seen, kind by kind, beside the bare page."""
    print(f"{'requests':34} {'all':>8} {'a second':>9} {'median s':>8} {'95 % s':>8} {'worst s':>8} {'errors':>7}")
    for kind, took in sorted(seen["took"].items()):
        row(kind, took, seen["seconds"], len(seen["errors"].get(kind, ())))
    pages = [one for kind, took in seen["took"].items() if kind.startswith("page") for one in took]
    row("all pages", pages, seen["seconds"], sum(map(len, seen["errors"].values())))
    row("a bare page of the same bytes", bare["took"]["page"], bare["seconds"], sum(map(len, bare["errors"].values())))
    for name, one in (("the desk", seen), ("the bare page", bare)):
        answers = sum(map(len, one["took"].values()))
        print(f"{name}: {1000 * one['worked'] / answers:.1f} ms of a core an answer, {one['worked']:.0f} s in all")
    print(f"judgements acknowledged {len(seen['judged'])}, overtaken by others {seen['overtaken']}")
    print(f"reports acknowledged {len(seen['posted'])}")


def main() -> None:
    """Run what is asked for; the exit status is 1 where something was lost or went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mentions", nargs="?", type=int, default=100_000)
    options.add_argument("--ledger", type=Path, help="a ledger that is there already, of which a copy is taken")
    options.add_argument("--clients", type=int, default=200)
    options.add_argument("--seconds", type=int, default=120)
    options.add_argument("--pause", type=float, default=1.0, help="seconds between two reports that are posted")
    given = options.parse_args()
    load = Load(given.clients, given.seconds, given.pause)
    with TemporaryDirectory() as folder:
        path, log = Path(folder) / "load.sqlite", Path(folder) / "server.log"
        if given.ledger:
            shutil.copy(given.ledger, path)
        else:
            made(path, given.mentions)
        seen = desk_under_load(path, load, log)
        print(log.read_text()[-4_000:], file=sys.stderr)
        bare = bare_under_load(seen["sizes"], load, log)
        missing = lost(path, seen)
    table(seen, bare)
    faults = [fault for some in seen["errors"].values() for fault in some]
    print("\n".join([f"lost: {len(missing)}", *missing[:20], *faults[:20]]))
    raise SystemExit(1 if missing or faults else 0)


if __name__ == "__main__":
    main()
