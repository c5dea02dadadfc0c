"""What stands in the margins of an office file: headers and footers, read once and not linted."""

from collections.abc import Sequence

from fairreview.model.document import Remark

# A footer with a page number and a title needs no notice.
_MARGIN_WORDS = 12
_TITLE_WORDS = 12
_NOTICE = Remark("margins", "headers and footers were not looked at")


def margin_title(lines: Sequence[str]) -> str:
    """Return the title that a header gives: its first line, if that is short and has words alone."""
    first = " ".join(lines[0].split()) if lines else ""
    has_words = any(char.isalpha() for char in first) and not any(char.isdigit() for char in first)
    return first if has_words and len(first.split()) <= _TITLE_WORDS else ""


def margin_notices(lines: Sequence[str]) -> tuple[Remark, ...]:
    """Return the notice that headers and footers say more than a title and a page number."""
    return (_NOTICE,) if len(" ".join(lines).split()) > _MARGIN_WORDS else ()
