"""The command of the compose file and the health check of its image do without Docker what they do with it."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

DEPLOY = Path(__file__).parents[2] / "deploy"


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def served(place: str, port: str) -> list[str]:
    """The desk's command in the compose file, on another ledger and port."""
    words = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["desk"]["command"]
    plain = [re.sub(r"\$\{\w+:-(\w+)\}", r"\1", word) for word in words]
    plain[1], plain[plain.index("--port") + 1] = place, port
    return [sys.executable, "-m", "tallystick", *plain, "--logs", "json"]


def health_check(port: str) -> list[str]:
    text = (DEPLOY / "Dockerfile").read_text()
    (words,) = re.findall(r"HEALTHCHECK.*\n\s*CMD (.*)", text)
    return [sys.executable, *(word.replace(":8765", f":{port}") for word in json.loads(words)[1:])]


def test_it_starts_is_found_healthy_and_ends_in_order(new_database: Callable[[], str], tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    with log.open("w") as file:
        desk = subprocess.Popen(served(new_database(), port), stderr=file, cwd=tmp_path)
    try:
        healthy = False
        while desk.poll() is None and not healthy:
            healthy = subprocess.run(health_check(port), capture_output=True).returncode == 0
        assert healthy, log.read_text()
    finally:
        desk.terminate()
        status = desk.wait(30)
    assert status == 0
    told = [json.loads(line) for line in log.read_text().splitlines()]
    assert any(one.get("route") == "/readyz" and one["status"] == 200 for one in told)
