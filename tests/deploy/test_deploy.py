"""The files to run a desk with say what this program understands, and their commands work without Docker."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from tallystick.cli.app import app

DEPLOY = Path(__file__).parents[2] / "deploy"
ADMIN = DEPLOY.parent / "docs" / "running.md"


def dockerfile() -> list[tuple[str, str]]:
    """The instructions with their arguments."""
    lines = re.sub(r"^#.*\n", "", (DEPLOY / "Dockerfile").read_text(), flags=re.MULTILINE)
    joined = re.sub(r"\\\n\s*", " ", lines).splitlines()
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in joined) if name]


def last(instruction: str) -> str:
    return [rest for name, rest in dockerfile() if name == instruction][-1]


def compose() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return made


def unit() -> ConfigParser:
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # systemd minds capitals
    parser.read(DEPLOY / "tallystick.service")
    return parser


def commands() -> dict[str, list[str]]:
    """Every command of ours, by where it stands."""
    found = {
        "Dockerfile": json.loads(last("CMD")),
        "compose": compose()["services"]["desk"]["command"],
        "systemd": shlex.split(unit()["Service"]["ExecStart"])[1:],
    }
    for place in (DEPLOY / "nginx.conf", DEPLOY / "Caddyfile", ADMIN):
        for number, line in enumerate(re.findall(r"^#?\s*tallystick ([^&\n]*)", place.read_text(), re.MULTILINE)):
            found[f"{place.name}-{number}"] = shlex.split(line, comments=True)
    return found


@pytest.mark.parametrize(("place", "words"), commands().items(), ids=commands().keys())
def test_every_command_is_understood(place: str, words: list[str]) -> None:
    group: Any = typer.main.get_command(app)
    context = group.make_context("tallystick", list(words), resilient_parsing=False)
    with context:
        name, command, rest = group.resolve_command(context, context._protected_args + context.args)
        assert command.make_context(name, rest, parent=context)


def test_the_image_is_slim_and_runs_as_nobody_of_importance() -> None:
    stages = [rest for name, rest in dockerfile() if name == "FROM"]
    assert len(stages) == 2 and all("slim" in stage for stage in stages)
    assert last("USER") == "10001"
    assert json.loads(last("ENTRYPOINT")) == ["tallystick"]
    installed = re.search(r"'\.\[([\w,]+)\]'", (DEPLOY / "Dockerfile").read_text())
    project = tomllib.loads((DEPLOY.parent / "pyproject.toml").read_text())["project"]
    assert installed and set(installed[1].split(",")) <= set(project["optional-dependencies"])
    allowed = (DEPLOY / "Dockerfile.dockerignore").read_text()
    for name, rest in dockerfile():
        if name == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                assert (DEPLOY.parent / source).exists() and f"!{source}\n" in allowed


def test_the_database_is_reached_from_the_desk_alone() -> None:
    services = compose()["services"]
    assert "ports" not in services["db"] and services["db"]["networks"] == ["back"]
    assert compose()["networks"]["back"] == {"internal": True}
    assert all(port.startswith("127.0.0.1:") for port in services["desk"]["ports"])
    assert not re.search(r"PASSWORD: (?!\$\{)", (DEPLOY / "compose.yaml").read_text()), "no password stands in a file"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd is here")
def test_systemd_knows_every_line(tmp_path: Path) -> None:
    made = (DEPLOY / "tallystick.service").read_text()
    place = tmp_path / "tallystick.service"
    place.write_text(made.replace("/opt/tallystick/bin/tallystick", sys.executable))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", place], capture_output=True, text=True)
    assert "tallystick.service" not in done.stderr, done.stderr
