"""Text that nobody can see: which of it people were meant to read all the same."""

from collections import Counter
from collections.abc import Iterable, Sequence

from fairreview.formats.pdf.line import Line

# In sizes of the font: how near a line of the same paragraph stands.
_BESIDE, _BELOW = 2.5, 4.0
_LARGE = 1.5


def meant(hidden: Sequence[Line], seen: Sequence[Line], elsewhere: Iterable[str]) -> list[Line]:
    """Return the hidden lines of a page that belong to what is read.

    The print of a web page loses lines under a bar that floats over it, and white headings whose dark
    ground is not printed. A line goes on with a paragraph that is seen, or is large; where most are seen
    `elsewhere` in the same words they were only cut off here, and all else is a menu that was closed.
    """
    known = frozenset(elsewhere)
    if 2 * sum(line.text in known for line in hidden) > len(hidden) > 1 or not hidden:
        return []
    sizes = Counter(line.size for line in seen)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    near = list(seen)
    found: list[Line] = []
    for line in hidden:
        if line.size >= _LARGE * usual > 0 or any(_goes_with(line, other) for other in near):
            found.append(line)
            near.append(line)
    return found


def _goes_with(line: Line, other: Line) -> bool:
    return (
        abs(line.size - other.size) < 0.3
        and abs(line.box.left - other.box.left) <= _BESIDE * line.size
        and abs(line.base - other.base) <= _BELOW * line.size
    )
