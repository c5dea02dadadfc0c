"""Text from a document made fit for a terminal: one line, nothing obeyed, nothing hidden."""

import re
import unicodedata

_TAB = "    "
# Controls, direction marks, invisible and unpaired characters. The joiner of emoji stays as it is.
_UNFIT = re.compile(
    r"\r\n|[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Return `text` on one line, with a tab as four spaces and each control character as a sign."""
    return _UNFIT.sub(_sign, text)


def one_line(text: str) -> str:
    """Return `text` with its line ends as spaces, otherwise as `visible` shows it."""
    return visible(" ".join(text.split()))


def width(shown: str) -> int:
    """Return how many columns a `visible` text takes: two for wide characters, none for accents."""
    return len(shown) if shown.isascii() else sum(map(_columns, shown))


def _sign(found: re.Match[str]) -> str:
    char = found.group()
    if char == "\t":
        return _TAB
    if char == "\r\n":
        return "\u240d\u240a"
    if char < " ":
        return chr(0x2400 + ord(char))
    return f"<U+{ord(char):04X}>"


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
