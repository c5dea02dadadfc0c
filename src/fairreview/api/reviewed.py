"""A document with what was found in it."""

import msgspec

from fairreview.model.document import Document
from fairreview.model.report import DocumentReport, ModelName


class Reviewed(msgspec.Struct, frozen=True):
    """A document, its kind known, the report on it, and the language model that was used by then."""

    document: Document
    report: DocumentReport
    model: ModelName | None = None
