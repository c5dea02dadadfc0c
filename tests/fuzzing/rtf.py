"""Rich text files, whole and damaged."""

from collections.abc import Sequence
from random import Random

_SEED = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}{\header Analyst\par}"
    rb"\pard\s1\b Duties\b0\par\pard You {\v never }lead {\deleted old }a\u8217\'92 team.{\footnote In 2024.}\par"
    rb"\pard{\listtext 1.\tab}\ilvl0 count\par\trowd\cellx1\cellx2\intbl Goal\cell Target\cell\row\intbl Plan\cell 9\cell"
    rb"\row\pard{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In the box.\par}}}{\field{\*\fldinst X}{\fldrslt shown}}\par}"
)
_PIECES = (
    b"{",
    b"}",
    b"\\",
    b"{\\*",
    b"\\'",
    b"\\u-1 ",
    b"\\bin99999999 ",
    b"\\cell",
    b"\\row",
    b"{" * 2000,
    b"\\s999 ",
)


def seeds() -> Sequence[bytes]:
    """Return a rich text file with all that a reader has to tell apart."""
    return [_SEED]


def mutate(rng: Random, data: bytes) -> bytes:
    """Return a rich text file with damage done to it."""
    at = rng.randrange(8, max(9, len(data)))
    other = rng.randrange(at, len(data) + 1) if at <= len(data) else at
    match rng.randrange(5):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[other:]
        case 2:
            return data[:other] + data[at:other] + data[other:]
        case 3:
            return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
        case _:
            return data[:at] + rng.choice(_PIECES) + data[at:]
