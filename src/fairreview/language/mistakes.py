"""Explain why a part of a policy could not be parsed: one message, for the most likely mistake."""

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_place import Place
from fairreview.model.diagnostic import Diagnostic, Label

__all__ = ["Place", "explain"]


def explain(place: Place) -> Diagnostic:
    """Return the message for a part that the grammar refused."""
    return error("FR100", "this is not understood", Label(place.at))
