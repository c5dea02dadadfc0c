"""The objectives that documents may serve, as mission plans list them, and how something is linked to one."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from fairreview.model.document import Criterion, Document
from fairreview.text import Span

# A likeness is told as a link from this share of right ones on; below it nothing is said.
LINKED_FROM = 0.75
# What a message may say of the objectives, in {braces}.
MISSION_PLACEHOLDERS: dict[str, str] = {
    "closest mission-objectives": "the objective closest in meaning",
    "closest-id mission-objectives": "its identifier",
    "unlisted mission-objectives": "the identifiers named that no mission plan lists",
    "retired mission-objectives": "the objectives named that are retired or ended",
}
_OVER = re.compile(
    r"\W*(?:retired|withdrawn|ended|closed|completed?|superseded|replaced|archived|cancell?ed|dropped|expired"
    r"|achieved|no longer|not in force|inactive)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:strategic|mission)\s)?(?:objective|goal|priority|aim|outcome)?\s?"
    r"[\[(]?(?:[A-Z]{0,4}[-.]?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|(?<=\s)[A-Z])[\])]?\s?(?:[:.)–—-]\s|\s)\s*",
    re.IGNORECASE,
)
_STATUS_LINE = re.compile(r"^[\s*_-]*status[*_]*:.*$", re.IGNORECASE | re.MULTILINE)


class Objective(msgspec.Struct, frozen=True, gc=False):
    """An objective of a mission plan.

    `title` is its title, else its first line; `words` is all it says, with its measure and whom it serves;
    neither holds its identifier. `path` is the plan it stands in.
    """

    title: str
    words: str = ""
    id: str = ""
    status: str = ""
    path: str = ""

    @property
    def is_over(self) -> bool:
        """Say whether its status tells that nobody works towards it any more."""
        return bool(_OVER.match(self.status))


class Link(msgspec.Struct, frozen=True, gc=False):
    """What a criterion or duty serves: named by it, or close to it in meaning.

    `share` is how many in a hundred such links are right, as 0 to 1; None for one that is named.
    """

    objective: Objective
    share: float | None = None

    @property
    def is_estimated(self) -> bool:
        """Say whether nobody named it."""
        return self.share is not None


class ObjectiveLinks(Protocol):
    """Answers which objectives the parts of one document serve; without a mission plan, none."""

    def named(self, about: Span) -> Sequence[Objective]:
        """Return the objectives that a criterion or passage names by identifier or title."""

    def unlisted(self, about: Span) -> Sequence[str]:
        """Return the identifiers that a criterion or passage names and no plan lists."""

    def closest(self, about: Span) -> Link | None:
        """Return the objective closest in meaning, however sure; None where there is nothing to say."""

    def link(self, about: Span) -> Link | None:
        """Return the objective named, else the closest one if the link is sure enough to be told."""


def objectives_in(document: Document) -> Iterator[Objective]:
    """Yield the objectives of a mission plan, in its order.

    The number of a list item identifies it only where no other item has that number.
    """
    ids = [_given(piece, "id") for piece in document.objectives]
    for piece, own in zip(document.objectives, ids, strict=True):
        is_counted_twice = not is_identified(piece) and ids.count(own) > 1
        yield _objective(document, piece, "" if is_counted_twice else own)


def is_identified(piece: Criterion) -> bool:
    """Say whether an objective has an identifier of its own, and is not merely counted by its list."""
    given = piece.fields.get("id")
    return given is not None and (given.span is None or piece.span.holds(given.span))


def _objective(document: Document, piece: Criterion, own: str) -> Objective:
    text = piece.span.of(document.text)
    title = _given(piece, "title") or _unlabelled(text.strip().partition("\n")[0], own)
    beside = [_given(piece, name) for name in ("measure", "beneficiary")]
    words = _STATUS_LINE.sub("", _unlabelled(text, own))
    return Objective(
        title=" ".join(title.split()),
        words="\n".join([words, *(part for part in beside if part and part not in words)]).strip(),
        id=own,
        status=_given(piece, "status"),
        path=document.path,
    )


def _given(piece: Criterion, name: str) -> str:
    value = piece.fields.get(name)
    return value.text.strip() if value is not None else ""


def _unlabelled(text: str, own: str) -> str:
    """Return the words of an objective without the identifier they begin with."""
    label = _LABEL.match(text.lstrip()) if own else None
    return text.lstrip()[label.end() :] if label is not None and own in label.group() else text.strip()
