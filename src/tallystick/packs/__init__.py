"""Knowledge as data: folders of TOML into typed packs, with every complaint naming file and entry."""

from tallystick.packs.compiled import LanguagePack
from tallystick.packs.entry import Entry
from tallystick.packs.loader import Packs, load

__all__ = ["Entry", "LanguagePack", "Packs", "load"]
