"""fairreview checks job descriptions, criteria and reviews before they enter the record."""

from typing import TYPE_CHECKING

from fairreview.version import __version__

if TYPE_CHECKING:
    from fairreview.api import Auditor, Reviewer, load_policy, read_documents, read_text

__all__ = ["Auditor", "Reviewer", "__version__", "load_policy", "read_documents", "read_text"]


def __getattr__(name: str) -> object:
    """Import the library's names when they are first used."""
    if name in __all__:
        from fairreview import api

        return getattr(api, name)
    raise AttributeError(f"module `fairreview` has no attribute `{name}`")
