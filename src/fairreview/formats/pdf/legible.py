"""Whether the letters of a text are those that people see: fonts that do not say which letter a glyph is."""

import itertools
from collections import Counter
from collections.abc import Iterable

from fairreview.formats.pdf.line import Line

# Letters in pairs that make up most of any text in a European language, small and without accents.
_PAIRS = frozenset(
    (
        "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me"
        " de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot"
        " il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai"
        " sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke ui ag da pp"
        " ap tt lu do sp au av ei qu ue sc sk je jo va go ga gi gr gu bo bu br ba bi cr cl cu up um ub ud pi"
        " po ru du dr ep eg ef eu ew ey ev fr fu ff ft ga gl if ik iz ki kn ks lf lt lv my ny nn nu oa ob oc"
        " od oi ok ov oy pt pu rd rg rk rm rn rr rv sm sw ua ug wn ye yo ys mm cc"
    ).split()
)
_ENOUGH = 120
_GARBLED = 0.45
_MOSTLY_BROKEN = 0.15
_PRIVATE = ("\ue000", "\uf8ff")


def garbled_fonts(lines: Iterable[Line]) -> frozenset[str]:
    """Return the fonts whose letters make no words of any European language, or are no letters at all.

    A font must have been used for a good hundred letters. Names and codes pass: their letters pair as those
    of words do. Scripts other than the Latin are not judged.
    """
    runs: dict[str, list[str]] = {}
    for line in lines:
        for glyph in line.glyphs:
            run = runs.setdefault(glyph.face.font, [])
            if glyph.spaced:
                run.append(" ")
            run.append(glyph.text)
        for run in runs.values():
            run.append(" ")
    return frozenset(font for font, run in runs.items() if is_garbled("".join(run)))


def is_garbled(text: str) -> bool:
    """Say whether the letters of a text, at least some hundred, are hardly those that were meant."""
    signs = [char for char in text if not char.isspace()]
    if len(signs) < _ENOUGH:
        return False
    broken = sum(char == "\ufffd" or _PRIVATE[0] <= char <= _PRIVATE[1] for char in signs)
    if broken > _MOSTLY_BROKEN * len(signs):
        return True
    letters = sum(char.isalpha() for char in signs)
    pairs = Counter(a + b for a, b in itertools.pairwise(text) if _is_pair(a, b))
    total = sum(pairs.values())
    if total < _ENOUGH // 2:
        return letters > 0 and letters < 0.3 * len(signs) and not _has_numbers(signs)
    usual = sum(count for pair, count in pairs.items() if pair.casefold() in _PAIRS)
    return usual < _GARBLED * total


def _is_pair(first: str, second: str) -> bool:
    return first.isascii() and second.isascii() and first.isalpha() and second.isalpha()


def _has_numbers(signs: Iterable[str]) -> bool:
    """Say whether the signs are mostly the digits and marks of numbers."""
    signs = list(signs)
    return sum(char.isdigit() or char in ".,-–/$€£%()" for char in signs) > 0.5 * len(signs)
