"""Readings whose words try to run where they are shown: formulas, script, line ends, control characters."""

from __future__ import annotations

from dataclasses import replace

from readings_made import readings

from tallystick.model import Item, Party, Reading

SCRIPT = '=HYPERLINK("http://evil.example")</script><script>alert(1)</script>'


def mischief() -> list[Reading]:
    """Readings whose words try to run: formulas, script, line ends, control characters, lone surrogates."""
    made = []
    for number, reading in enumerate(readings(5, 3)):
        document = replace(
            reading.document,
            id=f"mischief/{number}",
            title=f"{SCRIPT}\r\nBEGIN:VEVENT",
            outlet="@Outlet\x1b[2J\ud800",
            url=f'javascript:alert("{number}")' if number else 'https://x.example/"onclick="alert(1)',
        )
        mentions = tuple(
            replace(mention, item=Item(None, SCRIPT, mention.item.category), recipient=Party(None, SCRIPT, "~-1+2"))
            for mention in reading.mentions
            if mention.place == "text"
        )
        made.append(replace(reading, document=document, mentions=tuple(replace(m, part_of=None) for m in mentions)))
    return made
