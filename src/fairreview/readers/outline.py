"""Headings to sections: each reaches to the next heading of its level or above."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from fairreview.model.document import Paragraph, Section
from fairreview.text import Span

LAST_MARKED_RANK = 6
# A gap to fill in, such as the `[Department]` on the cover of a template, and nothing beside it.
_GAP = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")


def sections_of(
    text: str, paragraphs: Sequence[Paragraph], ranks: Mapping[int, int], hidden: Sequence[Span]
) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
    """Return the sections, and the paragraphs with the levels of their headings.

    `ranks` gives the rank of each heading by its index. A rank up to 6 is the heading's level; one
    above only orders looks, and its level is one below that of the heading it stands under.
    """
    settled = list(paragraphs)
    ends: dict[int, int] = {}
    above: list[tuple[int, int, int]] = []
    for index, rank in ranks.items():
        while above and above[-1][0] >= rank:
            ends[above.pop()[2]] = paragraphs[index - 1].span.end
        level = rank if rank <= LAST_MARKED_RANK else (above[-1][1] if above else 0) + 1
        settled[index] = Paragraph(paragraphs[index].span, "heading", level)
        above.append((rank, level, index))
    last = paragraphs[-1].span.end if paragraphs else 0
    sections = tuple(_section(text, settled[index], ends.get(index, last), hidden) for index in ranks)
    return sections, tuple(settled)


def opening_title(text: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section]) -> str:
    """Return the title of the heading at the start, or empty.

    Gaps to fill in at the start are passed over; the first, if it is a heading, is the title of last resort.
    """
    titles = {section.heading: section.title for section in sections}
    for paragraph in paragraphs:
        title = titles.get(paragraph.span, "")
        if not _GAP.fullmatch(title or paragraph.span.of(text).strip()):
            break
    else:
        title = ""
    return title or (titles.get(paragraphs[0].span, "") if paragraphs else "")


def _section(text: str, heading: Paragraph, end: int, hidden: Sequence[Span]) -> Section:
    title = " ".join(_shown(text, heading.span, hidden).split()).rstrip(":")
    return Section(title, heading.span, Span(heading.span.start, end), heading.level)


def _shown(text: str, span: Span, hidden: Sequence[Span]) -> str:
    """Return the characters of a span that are not hidden."""
    parts: list[str] = []
    done = span.start
    for at in range(bisect_left(hidden, span.start, key=lambda mark: mark.start), len(hidden)):
        if hidden[at].start >= span.end:
            break
        parts.append(text[done : hidden[at].start])
        done = hidden[at].end
    parts.append(text[done : span.end])
    return "".join(parts)
