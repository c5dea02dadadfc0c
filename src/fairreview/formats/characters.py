"""Characters as they are seen, where office files store others."""

# Line ends inside of a text element are spaces to every word processor.
_SPACES = dict.fromkeys(map(ord, "\n\r\t\v\f\x85\u2028\u2029"), " ")
_SEEN = {
    0x00AD: "",  # a soft hyphen shows only where a line happens to end
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    # Symbol fonts keep their bullets, boxes and ticks here; no letters are lost.
    **dict.fromkeys(range(0xF000, 0xF100), "•"),
}


def as_seen(words: str) -> str:
    """Return words with ligatures as letters, symbols as bullets, and without soft hyphens."""
    return words.translate(_SEEN)


def with_spaces(words: str) -> str:
    """Return words with every tab and line end as a space; their number stays the same."""
    return words.translate(_SPACES)
