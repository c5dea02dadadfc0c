"""Explain why a part of a policy could not be parsed: one message, for the most likely mistake."""

from collections.abc import Callable

from fairreview.language import (
    mistakes_groups,
    mistakes_lists,
    mistakes_quotes,
    mistakes_signs,
    mistakes_two_words,
)
from fairreview.language import mistakes_wording as wording
from fairreview.language.mistakes_patterns import pattern_to_write
from fairreview.language.mistakes_place import Place
from fairreview.model.diagnostic import Diagnostic

# The first that knows the mistake answers, so the narrow ones come before the wide ones.
_DETECTORS: tuple[Callable[[Place], Diagnostic | None], ...] = (
    wording.date_in_words,
    mistakes_quotes.web_address,
    mistakes_signs.bracket,
    mistakes_lists.list_without_label,
    mistakes_quotes.quotation_inside,
    mistakes_groups.measured_otherwise,
    mistakes_groups.figure_of_a_group,
    mistakes_groups.findings_without_a_number,
    mistakes_groups.flagged_without_any,
    wording.word_for_comparing,
    mistakes_signs.symbol,
    mistakes_signs.stop,
    mistakes_lists.stray_otherwise,
    mistakes_lists.expect_without_colon,
    mistakes_lists.joined_by_word,
    wording.number_in_words,
    wording.contraction,
    wording.odd_word,
    mistakes_quotes.needs_quotation_marks,
    mistakes_two_words.two_words,
    wording.count_without_comparison,
    wording.no_article,
    wording.half_sentence,
)


def explain(place: Place) -> Diagnostic:
    """Return the message for a part that the grammar refused."""
    for detector in _DETECTORS:
        found = detector(place)
        if found is not None:
            return found
    return pattern_to_write(place)
