"""Turns the sources of a rule into the citations of a report."""

from fairreview.model.policy import Source
from fairreview.model.report import Citation


def citation(source: Source) -> Citation:
    """Return a source as a citation, what is missing as None."""
    return Citation(
        title=source.title,
        section=source.section or None,
        url=source.address or None,
        retrieved=source.retrieved or None,
    )
