"""Folders of TOML into packs: found, read, checked and compiled, with every fault told at once.

Packs come from three places, and the later may add to the earlier: what is
installed with the program, what other installed packages offer under the entry
point group ``tallystick.packs`` (a callable that gives a folder, or a package
that is one), and folders named by the user. Each folder is laid out alike::

    languages/fr/{language,paradigms,numbers,...}.toml, items/<domain>.toml, examples/*.toml
    domains/<domain>.toml
    world/*.toml

A file of a later folder with the same path replaces the earlier one. Compiled
packs are cached by the content of all files they were made of and of this
program's own version, so that a cache is never stale.
"""

from __future__ import annotations

import gc
import hashlib
import pickle
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_cache_path

from tallystick.errors import Fault, PackError, SettingError
from tallystick.packs.compiled import LanguagePack, compile_pack
from tallystick.packs.entry import Entry, entries_of
from tallystick.packs.inflection import Paradigm, load_paradigms
from tallystick.packs.lemmas import Lemmas, lemmas_of

HOME = Path(__file__).resolve().parent.parent
ENTRY_POINTS = "tallystick.packs"
_APART = frozenset({"language", "paradigms"})
_KEPT_IN_CACHE = 7
Made = TypeVar("Made")


class Packs:
    """All packs of some folders. Languages are compiled when first asked for."""

    def __init__(self, folders: Sequence[Path], cache: Path | None) -> None:
        self.folders = tuple(folders)
        self.cache = cache
        self._compiled: dict[str, LanguagePack] = {}
        self._abbreviations: dict[str, frozenset[str]] = {}
        self._lemmas: dict[str, Lemmas] = {}

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every pack file by its path below its folder; of two with one path the later folder's."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for part in ("languages", "domains", "world"):
                for path in sorted((folder / part).rglob("*.toml")):
                    found[path.relative_to(folder).as_posix()] = path
        return dict(sorted(found.items()))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages there are."""
        return tuple(sorted({name.split("/")[1] for name in self.files if name.endswith("/language.toml")}))

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """The names of the domains there are."""
        return tuple(sorted(name.split("/")[1][:-5] for name in self.files if name.startswith("domains/")))

    @cached_property
    def digest(self) -> str:
        """The hash of all pack files, by which a reading names its packs."""
        return self._digest_of(self.files)[:16]

    def language(self, code: str) -> LanguagePack:
        """The compiled pack of a language; PackError with all faults, SettingError for one that is not there."""
        if code not in self.codes:
            raise SettingError(f'no language "{code}"; there are {", ".join(self.codes)}')
        if code not in self._compiled:
            self._compiled[code] = self._load(code)
        return self._compiled[code]

    def abbreviations(self, code: str | None) -> frozenset[str]:
        """The words of a language that a full stop may follow inside a sentence; none where there is no such pack.

        Only the language's own file is read: who shows a sentence needs no compiled pack.
        """
        if code is None or code not in self.codes:
            return frozenset()
        if code not in self._abbreviations:
            table = self._tables(f"languages/{code}/language.toml", [])
            self._abbreviations[code] = frozenset(table.get("abbreviations", ()))
        return self._abbreviations[code]

    def lemmas(self, code: str | None) -> Lemmas:
        """The words of a language as search knows them; of one that is not there, none at all.

        They are cached apart from the pack, which takes much longer to load.
        """
        name = (code or "").replace("_", "-").split("-")[0].lower()
        if name not in self.codes:
            return Lemmas("")
        if name not in self._lemmas:
            path = self._cached("lemmas-" + name, name)
            found = _from_cache(path, Lemmas)
            if found is None:
                found = lemmas_of(self.language(name))
                _to_cache(path, found, "lemmas-" + name)
            self._lemmas[name] = found
        return self._lemmas[name]

    def names_for(self, code: str) -> list[str]:
        """The files that make up a language: its own, the domains and the world."""
        own = f"languages/{code}/"
        return [name for name in self.files if name.startswith((own, "domains/", "world/"))]

    def compile(self, code: str, faults: list[Fault]) -> LanguagePack:
        """The pack made anew from its files; faults are added to the list."""
        base = f"languages/{code}/"
        names = self.names_for(code)
        tables = {name: self._tables(name, faults) for name in names}
        entries: list[Entry] = []
        examples: list[Mapping[str, Any]] = []
        for name, table in tables.items():
            if name.startswith(f"{base}examples/"):
                examples += [{**row, "_file": name} for row in table.get("example", [])]
            elif Path(name).stem not in _APART:
                entries += entries_of(name, table, faults)
        pack = compile_pack(
            code, tables.get(f"{base}language.toml", {}), self._paradigms(code, faults), entries, faults
        )
        pack.examples = tuple(examples)
        return pack

    def _paradigms(self, code: str, faults: list[Fault]) -> Mapping[str, Paradigm]:
        path = self.files.get(f"languages/{code}/paradigms.toml")
        try:
            return load_paradigms(path) if path else {}
        except PackError as error:
            faults.extend(error.faults)
            return {}

    def _tables(self, name: str, faults: list[Fault]) -> dict[str, Any]:
        try:
            return tomllib.loads(self.files[name].read_text(encoding="utf-8"), parse_float=Decimal)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(Fault(name, "", f"not TOML: {error}", "mend the line"))
        except OSError as error:
            faults.append(Fault(name, "", f"cannot be read: {error.strerror}", "check the file's rights"))
        return {}

    def _load(self, code: str) -> LanguagePack:
        """The pack from the cache where its content is there, else compiled and cached."""
        path = self._cached(code, code)
        cached = _from_cache(path, LanguagePack)
        if cached is not None:
            return cached
        faults: list[Fault] = []
        pack = self.compile(code, faults)
        if faults:
            raise PackError(faults)
        _to_cache(path, pack, code)
        return pack

    def _cached(self, name: str, code: str) -> Path | None:
        """Where something made of a language's files is kept under a name; None where nothing is."""
        return self.cache / f"{name}-{self._digest_of(self.names_for(code))[:32]}.pickle" if self.cache else None

    def _digest_of(self, names: Iterable[str]) -> str:
        digest = hashlib.sha256(_code_digest())
        for name in names:
            data = self.files[name].read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()


def load(folders: Iterable[Path | str] = (), *, cache: bool = True) -> Packs:
    """The packs that are installed, with those of the given folders laid over them."""
    extra = [Path(folder) for folder in folders]
    for folder in extra:
        if not folder.is_dir():
            raise SettingError(f"{folder}: no such folder of packs")
        if not any((folder / part).is_dir() for part in ("languages", "domains", "world")):
            raise SettingError(f"{folder}: holds neither languages/ nor domains/ nor world/; see docs on packs")
    installed = [_folder_of(point.load()) for point in entry_points(group=ENTRY_POINTS)]
    return Packs([HOME, *installed, *extra], user_cache_path("tallystick") if cache else None)


def _folder_of(offered: Any) -> Path:
    """The folder that an entry point offers: a path, a callable that gives one, or a package."""
    if callable(offered):
        offered = offered()
    if hasattr(offered, "__path__"):
        offered = next(iter(offered.__path__))
    return Path(offered)


def _code_digest() -> bytes:
    """The hash of the code that compiles packs: a cache made by other code is another cache."""
    here = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for path in sorted([*here.glob("*.py"), *(here.parent / "words").glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.digest()


def _from_cache(path: Path | None, kind: type[Made]) -> Made | None:
    """What is cached, or None; whatever is wrong with a cache file, its content can be made again."""
    if path is None or not path.is_file():
        return None
    try:
        found = _unpickled(path.read_bytes())
    except Exception:
        return None
    return found if isinstance(found, kind) else None


def _unpickled(data: bytes) -> object:
    """What was pickled; nobody looks for circles meanwhile, which would take longer than the loading."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(data)
    finally:
        if collects:
            gc.enable()


def _oldest(paths: Iterable[Path]) -> list[Path]:
    """All but the newest few: several versions, or folders laid over, may be in use side by side."""
    return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT_IN_CACHE:]


def _to_cache(path: Path | None, made: LanguagePack | Lemmas, name: str) -> None:
    """Keep what was made; a folder that cannot be written to costs time at the next start and nothing else."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in _oldest(path.parent.glob(f"{name}-*.pickle")):
            old.unlink(missing_ok=True)
        part = path.with_suffix(f".{id(made):x}.part")
        part.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        part.replace(path)
    except OSError:
        return
