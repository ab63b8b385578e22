"""Text and packs into annotations, room by room, and these into readings."""
