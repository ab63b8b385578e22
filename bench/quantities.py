"""How fast figures are read: beside quantulum3 on the same English sentences, and language by language.

Start-up stands apart from reading. Both readers run in turns in one process, each
round over all sentences, and the best round of each counts, so that what else the
machine does matters little. quantulum3 reads without its classifier, its fastest way.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from tallystick.model import Document
from tallystick.packs import LanguagePack, load
from tallystick.recognise.ground.board import Board
from tallystick.recognise.reader import LAYERS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ROUNDS = 5
# Reading figures is reading up to the counted things; what follows puts claims together.
FIGURES = LAYERS[: [layer.__name__ for layer in LAYERS].index("recognise_items") + 1]


def sentences(code: str) -> list[str]:
    """The marked sentences and the examples of a language, without their marks: a few hundred short texts."""
    sys.path.insert(0, str(ROOT / "tests" / "gold"))
    from marked import unmarked

    marked = (ROOT / "tests" / "gold" / "quantities" / f"{code}.txt").read_text(encoding="utf-8").splitlines()
    examples = [str(example["text"]) for example in load().language(code).examples if example.get("text")]
    return [unmarked(line)[0] for line in marked] + examples


def read_by_us(pack: LanguagePack, texts: Iterable[str], layers: tuple[Callable[[Board], None], ...]) -> None:
    """Read texts with some of the layers."""
    for text in texts:
        board = Board(text, pack, Document("bench", text, language=pack.code))
        for layer in layers:
            layer(board)


def best(rounds: list[float], count: int) -> float:
    """Sentences a second in the best round."""
    return count / min(rounds)


def timed(run: Callable[[], None]) -> float:
    """Seconds that something takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def beside_quantulum3() -> None:
    """Print the ratio to quantulum3, for figures alone and for everything."""
    from quantulum3 import parser

    pack, texts = load().language("en"), sentences("en")

    def theirs() -> None:
        for text in texts:
            try:
                parser.parse(text)
            except Exception:  # it stumbles over some sentences; the time counts all the same
                continue

    figures: list[float] = []
    everything: list[float] = []
    peer: list[float] = []
    read_by_us(pack, texts[:20], LAYERS)
    parser.parse(texts[0])
    for _ in range(ROUNDS):
        figures.append(timed(lambda: read_by_us(pack, texts, FIGURES)))
        everything.append(timed(lambda: read_by_us(pack, texts, LAYERS)))
        peer.append(timed(theirs))
    count = len(texts)
    print(f"English, {count} sentences: sentences a second, best of {ROUNDS} rounds")
    print(f"  figures alone   {best(figures, count):8.0f}   {min(peer) / min(figures):5.1f} times quantulum3")
    print(f"  everything      {best(everything, count):8.0f}   {min(peer) / min(everything):5.1f} times quantulum3")
    print(f"  quantulum3      {best(peer, count):8.0f}")


def by_language() -> None:
    """Print the speed in every language, and how the time is shared by the layers."""
    packs = load()
    print("figures alone, sentences a second, and the share of each layer")
    for code in packs.codes:
        texts, pack = sentences(code), packs.language(code)
        read_by_us(pack, texts, FIGURES)
        shares = [min(_layer_times(pack, texts, step) for _ in range(3)) for step in range(len(FIGURES) + 1)]
        steps = [max(after - before, 0.0) for before, after in pairwise(shares)]
        told = ", ".join(
            f"{layer.__name__.removeprefix('recognise_')} {100 * step / shares[-1]:.0f} %"
            for layer, step in zip(FIGURES, steps, strict=True)
        )
        print(f"  {code}  {len(texts) / shares[-1]:6.0f}   cutting {100 * shares[0] / shares[-1]:.0f} %, {told}")


def _layer_times(pack: LanguagePack, texts: list[str], step: int) -> float:
    return timed(lambda: read_by_us(pack, texts, FIGURES[:step]))


_LOADING = """
import json, sys, time
from pathlib import Path
from tallystick.packs import load
start = time.perf_counter()
packs = load(cache=sys.argv[1] == "cache")
for code in sys.argv[2:]:
    packs.language(code)
seconds = time.perf_counter() - start
# Not the peak that getrusage gives: that one is inherited from the process that started this one.
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
print(json.dumps([seconds, int(peak.split()[1])]))
"""


def loading(codes: list[str], *, cache: bool) -> tuple[float, int]:
    """Seconds to load languages in a new process, and its memory in MB."""
    arguments = [sys.executable, "-c", _LOADING, "cache" if cache else "anew", *codes]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    seconds, kilobytes = json.loads(done.stdout)
    return seconds, kilobytes // 1024


def start_up() -> None:
    """Print how long one language takes to load, and the memory of all."""
    codes = list(load().codes)
    for code in codes:
        loading([code], cache=True)  # so that the cache is there
    cached = {code: min(loading([code], cache=True)[0] for _ in range(3)) for code in codes}
    anew = {code: loading([code], cache=False)[0] for code in codes}
    print("loading one language, seconds: from the cache / made anew")
    print("  " + ", ".join(f"{code} {cached[code]:.2f} / {anew[code]:.1f}" for code in codes))
    print(f"memory of all {len(codes)} languages together: {loading(codes, cache=True)[1]} MB resident at the most")


def long_text() -> None:
    """Print how the time grows with the length of one text."""
    pack = load().language("en")
    line = " ".join(sentences("en")[:60])
    print("one long text, everything read: characters a second")
    for times in (1, 4, 16):
        text = "\n".join([line] * times)
        print(f"  {len(text):7} characters  {len(text) / timed(lambda: read_by_us(pack, [text], LAYERS)):8.0f}")  # noqa: B023


def main() -> None:
    """Run all parts; quantulum3 only where it is installed."""
    try:
        beside_quantulum3()
    except ImportError:
        print("quantulum3 is not installed; `make bench` does that")
    by_language()
    start_up()
    long_text()


if __name__ == "__main__":
    main()
