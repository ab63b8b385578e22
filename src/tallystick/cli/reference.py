"""The reference page of the command line, made of the commands' own help: `python -m tallystick.cli.reference`.

docs/reference.md is this text; a test compares the two.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

import typer.main

from tallystick.cli.app import app

_INTRODUCTION = """# Command line

Made from the commands' own help by `python -m tallystick.cli.reference`; a test fails where the two differ.

Results go to standard output and everything else to standard error. The exit status is 0 where all went well, 1 where
a document, a line or a pack was refused or found wrong and the rest went on, and 2 where nothing could be done: a
setting, a pack or a ledger is at fault, and the message says what to do.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *_pages("tallystick", typer.main.get_command(app))])


def _pages(name: str, command: Any) -> Iterator[str]:
    """The section of a command and of those below it."""
    commands: Mapping[str, Any] = getattr(command, "commands", {})
    yield _section(name, command)
    for below, found in commands.items():
        yield from _pages(f"{name} {below}", found)


def _section(name: str, command: Any) -> str:
    words = [_argument(parameter) for parameter in command.params if _is_argument(parameter)]
    options = [parameter for parameter in command.params if not _is_argument(parameter)]
    usage = " ".join([name, *(["[OPTIONS]"] if options else []), *words, *(["COMMAND"] if _has_below(command) else [])])
    lines = [f"## {name}", "", inspect.cleandoc(command.help or ""), "", "```text", usage, "```", ""]
    lines += [f"- `{_argument(p)}`: {p.help}" for p in command.params if _is_argument(p) and p.help]
    lines += [f"- {_spelling(option)}: {_told(option)}" for option in options]
    return "\n".join(lines).rstrip() + "\n"


def _has_below(command: Any) -> bool:
    return bool(getattr(command, "commands", None))


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _spelling(option: Any) -> str:
    """How an option is written, with what it takes."""
    takes = "" if option.is_flag else f" {option.metavar or 'TEXT'}"
    return ", ".join(f"`{spelling}{takes}`" for spelling in option.opts)


def _told(option: Any) -> str:
    told = str(option.help or "")
    extra = [f"or the environment variable `{option.envvar}`"] if option.envvar else []
    extra += ["may be given more than once"] if option.multiple else []
    extra += ["required"] if option.required else []
    return f"{told} ({'; '.join(extra)})" if extra else told


if __name__ == "__main__":
    print(reference(), end="")
