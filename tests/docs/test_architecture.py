"""docs/architecture.md shows the import contract and the layers as they are."""

import re
import tomllib
from pathlib import Path

from tallystick.recognise.reader import LAYERS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def rows_below(heading: str) -> list[list[str]]:
    """The words in the first column of the first table below a line."""
    table = PAGE[PAGE.index(heading) :].split("|---|", 1)[1].split("\n\n", 1)[0]
    return [re.findall(r"\w+", row.split("|")[1]) for row in table.splitlines() if row.startswith("| ")]


def layers_of(contract: int) -> list[str]:
    """The layers of an import contract, uppermost first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["tool"]["importlinter"]["contracts"][contract]["layers"]


def test_the_import_table_is_the_contract():
    assert rows_below("Imports point down:") == [re.findall(r"tallystick\.(\w+)", layer) for layer in layers_of(0)]


def test_the_rooms_of_the_recognisers_are_those_of_their_contract():
    shown = [name for row in rows_below("The files of `recognise/`") for name in row]
    assert shown == [layer.split()[0] for layer in reversed(layers_of(1)) if layer != "reader"]


def test_the_layers_are_those_of_the_reader():
    shown = [name for row in rows_below("## One board, many layers") for name in row]
    assert shown == [layer.__name__.removeprefix("recognise_") for layer in LAYERS] + ["mentions"]


def test_every_room_is_listed():
    listed = set(re.findall(r"^      (\w+)[/.]|  (\w+)/(?=  |$)", PAGE, re.MULTILINE))
    rooms = {path.stem for path in (ROOT / "src" / "tallystick").iterdir() if not path.name.startswith(("_", "."))}
    assert rooms - {"py"} <= {name for pair in listed for name in pair} | {"languages", "domains", "world"}
