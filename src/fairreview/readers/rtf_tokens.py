"""The tokens of rich text: control words, groups, characters (RTF 1.9.1, Microsoft 2008)."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<text>[^\\{}\r\n\0]{1,10000})"
    r"|[\\\r\n\0]"
)
_MOST_BINARY = 50_000_000


class Token(msgspec.Struct, frozen=True, gc=False):
    """A piece of rich text: `text` is a word's name, the characters, or a byte as a character."""

    kind: Literal["word", "byte", "open", "close", "sign", "text"]
    text: str = ""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of rich text; binary data is passed over, line ends say nothing."""
    source = data.decode("latin-1")
    at = 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        token = _token(found)
        if token is None:
            continue
        if token.text == "bin" and token.kind == "word":
            at += min(max(0, token.number or 0), _MOST_BINARY)
        else:
            yield token


def _token(found: re.Match[str]) -> Token | None:
    match found.lastgroup:
        case "word" | "number":
            number = found["number"]
            return Token("word", found["word"], None if number is None else int(number))
        case "byte":
            return Token("byte", chr(int(found["byte"], 16)))
        case "open":
            return Token("open")
        case "close":
            return Token("close")
        case "sign":
            return Token("sign", found["sign"])
        case "text":
            return Token("text", found["text"])
        case _:
            return None
