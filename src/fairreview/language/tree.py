"""The parsed policy file: blocks of clauses as written, names not yet looked up.

`syntax` makes it from text; `resolve` turns it into a `Policy`. A clause that could not be read is
left out and its block is marked as not `whole`, so that nobody complains of what is missing there.
"""

import msgspec

from fairreview.model.condition import Condition, Literal_, Number, SettingRef, Term
from fairreview.model.diagnostic import Diagnostic, SourceFile
from fairreview.model.example import Example
from fairreview.model.policy import Entry, FixTemplate, Flag, OrderShape, Setting, Source, TreeShape
from fairreview.text import Span


class Name(msgspec.Struct, frozen=True):
    """A word or quoted text as written; `text` is without its quotation marks, `at` with them."""

    text: str
    at: Span


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A label and what it says; `label` is without the colon, in lower case, with single spaces.

    `at` covers the whole clause, `label_at` the label with its colon.
    """

    label: str
    at: Span
    label_at: Span


class Words(Clause, frozen=True):
    """Names: severity, family, applies to, jurisdiction, tags, for each, compare, package, until …

    `only_for` holds the quoted words of `severity: advice for "guru"`, allowed in `change rule`.
    """

    names: tuple[Name, ...]
    only_for: tuple[Name, ...] = ()


class Quoted(Clause, frozen=True):
    """Quoted texts: because, owner, title, note, say, suggest, approved by, name."""

    texts: tuple[Name, ...]


class Window(Clause, frozen=True):
    """`effective: from … until …`."""

    start: Name
    end: Name | None = None


class Cited(Clause, frozen=True):
    """`source: "…" section "…" at "…" retrieved …`."""

    source: Source


class Check(Clause, frozen=True):
    """A condition: where, only when, unless, require, means."""

    condition: Condition


class Flagged(Clause, frozen=True):
    """`flag: …`."""

    flag: Flag


class Fixed(Clause, frozen=True):
    """`fix: …`."""

    fix: FixTemplate


class Shown(Clause, frozen=True):
    """An example of any sort."""

    example: Example


class Listed(Clause, frozen=True):
    """`entries:` and `add:`."""

    entries: tuple[Entry, ...]


class Removed(Clause, frozen=True):
    """`remove: "a", "b"`."""

    texts: tuple[Name, ...]


class Shaped(Clause, frozen=True):
    """`shape "…"` with its lines."""

    shape: TreeShape | OrderShape


class Measured(Clause, frozen=True):
    """`measure: share where …`, `measure: average of …`; `smallest group:` keeps its size in `size`."""

    measure: str = ""
    condition: Condition | None = None
    of: Term | None = None
    size: Number | SettingRef | None = None


class Recognised(Clause, frozen=True):
    """A line of a `recognise` block: the headings of a section kind, or words when `section` is None."""

    section: Name | None
    texts: tuple[Name, ...]


AnyClause = (
    Words
    | Quoted
    | Window
    | Cited
    | Check
    | Flagged
    | Fixed
    | Shown
    | Listed
    | Removed
    | Shaped
    | Measured
    | Recognised
)


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A block, from its first line to its `end`.

    `kind` is policy, use, rule, lexicon, pattern, define, settings, recognise, change rule, change
    lexicon, change setting, turn off or waive.

    `name` is the rule id, module or hyphenated name; `title` the quoted title; `extra` what else the
    first line names: the version of policy and use, the unit of define, `document` and the quoted
    documents of waive. `value` is the new value of a changed setting. `at` covers the first line.
    """

    kind: str
    at: Span
    name: Name | None = None
    title: Name | None = None
    extra: tuple[Name, ...] = ()
    value: Literal_ | None = None
    settings: tuple[Setting, ...] = ()
    clauses: tuple[AnyClause, ...] = ()
    whole: bool = True


class ParsedFile(msgspec.Struct, frozen=True):
    """A policy file after parsing: what could be read, and what could not be."""

    source: SourceFile
    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...]
