"""fairreview checks job descriptions, criteria and reviews before they enter the record."""

from typing import TYPE_CHECKING

from fairreview.version import __version__

if TYPE_CHECKING:
    from fairreview.api import Reviewer, load_policy

__all__ = ["Reviewer", "__version__", "load_policy"]


def __getattr__(name: str) -> object:
    """Import the library's names when they are first used."""
    if name in ("Reviewer", "load_policy"):
        from fairreview import api

        return getattr(api, name)
    raise AttributeError(f"module `fairreview` has no attribute `{name}`")
