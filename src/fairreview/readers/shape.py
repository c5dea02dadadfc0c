"""Give a document its kind, and with it what only that kind has: criteria or objectives."""

from msgspec.structs import replace

from fairreview.model.document import Document
from fairreview.readers.criteria import criteria_of
from fairreview.readers.objectives import objectives_of


def with_kind(document: Document, kind: str, estimated: bool) -> Document:
    """Return the document as one of `kind`, with the criteria or objectives found in its text.

    Criteria that came with the document are kept; a mission plan's are its objectives. To change
    the kind of a bare text give the document as read, before any kind was set.
    """
    given = replace(document, kind=kind, kind_estimated=estimated)
    if document.failure or kind not in ("performance-plan", "mission-plan"):
        return given
    text, paragraphs, title = document.text, document.paragraphs, document.title
    if kind == "mission-plan":
        objectives = document.objectives or document.criteria or objectives_of(text, paragraphs, title)
        return replace(given, objectives=objectives, criteria=())
    criteria = document.criteria or criteria_of(text, paragraphs, document.sections, title)
    return replace(given, criteria=criteria)
