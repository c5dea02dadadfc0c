"""Read one part of a policy: parse it, take its words from the original text, collect what is wrong."""

import re
from collections.abc import Sequence

from fairreview.language import mistakes, mistakes_names
from fairreview.language.mistakes_place import Place
from fairreview.language.parse import Refused, Twig, parse_part
from fairreview.language.scan import Part
from fairreview.language.scan_words import Piece
from fairreview.language.tree import Name
from fairreview.model.diagnostic import Diagnostic
from fairreview.text import Span

Spots = tuple[tuple[str, Span], ...]
_RULE_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")


class Unread(Exception):
    """Raised when a part cannot be read; its message is already among the mistakes."""


class MissingColon(Exception):
    """Raised when a label without its colon stands in the middle of a clause.

    `label` is the label, `at` the span of its words.
    """

    def __init__(self, label: str, at: Span) -> None:
        super().__init__(label)
        self.label = label
        self.at = at


class Reading:
    """A policy being read: its text, its clean copy, the names it declares, and its mistakes so far."""

    def __init__(self, text: str, clean: str, names: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.clean = clean
        self.names = names
        self.mistakes: list[Diagnostic] = []
        self.kind = ""

    def refuse(self, mistake: Diagnostic) -> Unread:
        """Keep the message and return the exception to raise."""
        self.mistakes.append(mistake)
        return Unread()

    def tree(self, start: str, pieces: Sequence[Piece], part: Part) -> Twig:
        """Parse `pieces` of a part; raise Unread, with a message kept, or MissingColon."""
        first = pieces[0].start if pieces else part.at.end
        last = pieces[-1].end if pieces else first
        result = parse_part(start, self.clean, first, last)
        if isinstance(result, Twig):
            return result
        self._look_for_label(start, pieces, result)
        place = Place(self.text, start, tuple(pieces), result, part.label, self.kind, self.names)
        raise self.refuse(mistakes.explain(place))

    def _look_for_label(self, start: str, pieces: Sequence[Piece], refused: Refused) -> None:
        found = mistakes_names.label_without_colon(self.text, self.kind, pieces, refused.offset)
        if found is not None and start != "example":
            raise MissingColon(*found)

    def name(self, twig: Twig) -> str:
        """Return a name; one with capitals is read in small letters, with a message."""
        written = self.text[twig.start : twig.end]
        if any(char.isupper() for char in written):
            self.mistakes.append(mistakes_names.capitals(twig.text, span(twig)))
        return twig.text

    def named(self, twig: Twig) -> Name:
        """Return a name with its place."""
        return Name(self.name(twig), span(twig))

    def rule_id(self, twig: Twig) -> str:
        """Return the id of a rule; one in small letters is read in capitals, with a message."""
        written = self.text[twig.start : twig.end].replace("\u2011", "-").replace("\u2010", "-")
        if not _RULE_ID.fullmatch(written):
            self.mistakes.append(mistakes_names.no_rule_id(written, span(twig)))
        return written.upper()

    def quoted(self, twig: Twig) -> str:
        """Return what stands between the quotation marks of a string."""
        marks = 3 if twig.kind == "LONG" else 1
        inner = self.text[twig.start + marks : twig.end - marks]
        return _without_indentation(inner) if marks == 3 else inner

    def quotation(self, twig: Twig) -> Name:
        """Return a quoted text with its place."""
        return Name(self.quoted(twig), span(twig))

    def strings(self, twig: Twig) -> tuple[str, ...]:
        """Return the quoted texts directly under `twig`."""
        return tuple(self.quoted(part) for part in twig.parts if part.kind in ("STRING", "LONG"))

    def string_spots(self, twig: Twig) -> Spots:
        """Return the quoted texts directly under `twig`, each with its place."""
        return tuple(
            (self.quoted(part), span(part)) for part in twig.parts if part.kind in ("STRING", "LONG")
        )


def span(twig: Twig) -> Span:
    """Return where a piece of the tree stands in the source."""
    return Span(twig.start, twig.end)


def _without_indentation(text: str) -> str:
    """Take off what all lines are indented by, and the empty first and last line."""
    lines = text.splitlines()
    if not lines:
        return ""
    rest = [line for line in lines[1:] if line.strip()]
    indent = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    kept = [lines[0].strip(), *(line[indent:].rstrip() for line in lines[1:])]
    return "\n".join(kept).strip("\n")
