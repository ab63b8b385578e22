"""Prints what the ledger makes of the stories: show.py [--errors] [STORY ...]; --write FOLDER makes their files.

All stories are posted into one ledger, whichever are shown. Keep them for
measuring: mend the cause that a miss shows, never the story.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import story_making
from story_figures import ROWS, Point, across, figures, points
from story_gold import Wanted, gold_of
from story_ledger import Said, see
from story_misses import misses

HERE = Path(__file__).parent


def main(arguments: list[str] | None = None) -> None:
    """Prints the tables, or writes the files."""
    sources = [story_making.load(path) for path in sorted(HERE.glob("*.toml")) if path.stem != "floors"]
    options = _options(arguments, [source["id"] for source in sources])
    if options.write:
        for source in sources:
            story_making.write(source, options.write / source["id"])
        return
    golds = [gold_of(story_making.gold(source)) for source in sources]
    with tempfile.TemporaryDirectory() as folder:
        seen = see(sources, golds, Path(folder))
    counted = {gold.id: list(points(gold, seen)) for gold in golds}
    counted["all"] = [point for of_one in counted.values() for point in of_one] + list(across(golds, seen))
    print(_table(counted), _kinds(counted["all"]), sep="\n\n")
    print(f"\nfloors.toml knows these stories as {story_making.digest(sources)}")
    for source, gold in zip(sources, golds, strict=True):
        if options.errors and (not options.story or gold.id in options.story):
            print(f"\n== {gold.id}", *misses(source, gold, seen), sep="\n")


def _options(arguments: list[str] | None, stories: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", nargs="*", help="only the errors of these stories")
    parser.add_argument("--errors", action="store_true", help="tell each thing that is not right")
    parser.add_argument(
        "--write", type=Path, metavar="FOLDER", help="write documents, readings and gold of each, and stop"
    )
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.story) - set(stories))
    if unknown:
        parser.error(f"no story is called {', '.join(unknown)}; there are {', '.join(stories)}")
    return options


def _table(counted: dict[str, list[Point]]) -> str:
    width = max(map(len, counted))
    lines = [" " * width + "".join(f"{name:>12}" for name in ROWS)]
    lines += [f"{story:<{width}}" + _row(figures(of_one)) for story, of_one in counted.items()]
    return "\n".join(lines)


def _kinds(counted: list[Point]) -> str:
    """How many findings of each kind were asked for and found, and how many were told and are right."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for point in counted:
        if isinstance(point.about, Wanted | Said):
            asked = isinstance(point.about, Wanted)
            rows[point.about.kind]["required" if asked else "told"] += 1
            rows[point.about.kind]["found" if asked else "right"] += point.right
    columns = ("required", "found", "told", "right")
    lines = [" " * 14 + "".join(f"{name:>10}" for name in columns)]
    lines += [f"{kind:<14}" + "".join(f"{rows[kind][name]:>10}" for name in columns) for kind in sorted(rows)]
    return "\n".join(lines)


def _row(found: dict[str, Decimal | None]) -> str:
    cells = (found[name] for name in ROWS)
    return "".join(f"{'–' if cell is None else f'{cell:.2f}':>12}" for cell in cells)


if __name__ == "__main__":
    main()
