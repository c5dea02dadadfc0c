"""A policy: rules and what they rest on, as data. Written to JSON by msgspec, never pickled."""

from typing import Literal

from fairreview.model.condition import Condition, Literal_, Node
from fairreview.model.example import Example
from fairreview.model.grouping import Grouping


class Source(Node, frozen=True, tag=True):
    """What a rule rests on: title, section, address and the day it was read."""

    title: str
    section: str = ""
    address: str = ""
    retrieved: str = ""


class Form(Node, frozen=True, tag=True):
    """One wording of a lexicon entry: exact words, any inflected form of them, or a pattern.

    `found` lists the folded wordings that are looked up (all inflections and spelling variants);
    for a regular expression it is empty and `text` is the RE2 pattern.
    """

    kind: Literal["exact", "inflected", "regex"]
    text: str
    found: tuple[str, ...] = ()


class Entry(Node, frozen=True, tag=True):
    """A line of a lexicon; `guard` excuses what it found, `word_class` asks for a part of speech."""

    forms: tuple[Form, ...]
    suggestions: tuple[str, ...] = ()
    word_class: str = ""
    guard: Condition | None = None


class Lexicon(Node, frozen=True, tag=True):
    """Words and phrases that rules look for; `because` and `sources` hold for rules without their own."""

    name: str
    entries: tuple[Entry, ...]
    title: str = ""
    because: str = ""
    sources: tuple[Source, ...] = ()


class IsClass(Node, frozen=True, tag=True):
    """`w is an adjective`."""

    name: str


class IsForm(Node, frozen=True, tag=True):
    """`w is any form of "be", "seem"`; `found` lists the folded inflections."""

    texts: tuple[str, ...]
    found: tuple[str, ...] = ()


class IsText(Node, frozen=True, tag=True):
    """`w is one of "a", "b"`."""

    texts: tuple[str, ...]


class IsIn(Node, frozen=True, tag=True):
    """`w is in lexicon L`."""

    lexicon: str


class IsMark(Node, frozen=True, tag=True):
    """`w is a quantity`: a mark of the vocabulary; only in word-order shapes."""

    noun: str


class IsRelation(Node, frozen=True, tag=True):
    """`w is the subject of v`."""

    relation: str
    other: str


class Gap(Node, frozen=True, tag=True):
    """`up to 3 words`."""

    words: int


WordTest = IsClass | IsForm | IsText | IsIn | IsRelation
StepTest = IsClass | IsForm | IsText | IsIn | IsMark | Gap


class Link(Node, frozen=True, tag=True):
    """One line of a grammar shape: a named word and what must hold of it."""

    name: str
    test: WordTest
    negated: bool = False


class Step(Node, frozen=True, tag=True):
    """One line of a word-order shape; unnamed steps only have to be there."""

    test: StepTest
    name: str = ""


class TreeShape(Node, frozen=True, tag=True):
    """Words tied by grammar."""

    title: str
    links: tuple[Link, ...]


class OrderShape(Node, frozen=True, tag=True):
    """Words in this order, inside one sentence."""

    title: str
    steps: tuple[Step, ...]


class Pattern(Node, frozen=True, tag=True):
    """Shapes of which any one is enough."""

    name: str
    shapes: tuple[TreeShape | OrderShape, ...]
    title: str = ""
    because: str = ""
    sources: tuple[Source, ...] = ()


class Definition(Node, frozen=True, tag=True):
    """A named condition on a unit."""

    name: str
    unit: str
    means: Condition
    because: str = ""


class Setting(Node, frozen=True, tag=True):
    """A named value, within limits."""

    name: str
    value: Literal_
    low: Literal_ | None = None
    high: Literal_ | None = None
    because: str = ""


class FlagWords(Node, frozen=True, tag=True):
    """`flag: "a", "b"` or, as `whole_sentence`, `flag: any sentence that contains "a"`."""

    forms: tuple[Form, ...]
    whole_sentence: bool = False


class FlagLexicon(Node, frozen=True, tag=True):
    """`flag: any word in lexicon L`, or any sentence that contains one."""

    lexicon: str
    word: str = "word"
    whole_sentence: bool = False


class FlagPattern(Node, frozen=True, tag=True):
    """`flag: any trait in pattern P`: `word` is a word the shapes name."""

    pattern: str
    word: str


class FlagMark(Node, frozen=True, tag=True):
    """`flag: any acronym that is not explained`."""

    noun: str
    fact: str = ""
    negated: bool = False


Flag = FlagWords | FlagLexicon | FlagPattern | FlagMark


class FixTemplate(Node, frozen=True, tag=True):
    """An edit a rule proposes; `text` may hold placeholders."""

    how: Literal["replace", "delete", "add-section"]
    applicability: Literal["safe", "unsafe", "display"]
    text: str = ""


class Rule(Node, frozen=True, tag=True):
    """One rule; with a `grouping` it compares documents, and runs in an audit only.

    `kinds`, `jurisdictions`, `sources` and `because` are already filled from policy and lexicon where
    the rule gives none. `severities` pairs a lexicon wording with a severity of its own, set by a
    `change`. `effective` is first and last day in force, each possibly empty.
    """

    id: str
    title: str
    name: str = ""
    family: str = "house"
    severity: Literal["error", "warning", "advice"] = "warning"
    severities: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    effective: tuple[str, str] = ("", "")
    owner: str = ""
    because: str = ""
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    supersedes: str = ""
    note: str = ""
    for_each: str = "document"
    where: Condition | None = None
    only_when: Condition | None = None
    unless: tuple[Condition, ...] = ()
    flag: Flag | None = None
    require: Condition | None = None
    grouping: Grouping | None = None
    say: str = ""
    suggest: tuple[str, ...] = ()
    fix: FixTemplate | None = None
    examples: tuple[Example, ...] = ()
    pack: str = ""

    def is_in_force(self, day: str) -> bool:
        """Say whether a day, as `2026-10-01`, lies in the rule's window; an open end holds for ever."""
        start, end = self.effective
        return (not start or start <= day) and (not end or day <= end)


class Permission(Node, frozen=True, tag=True):
    """A rule turned off (`documents` empty) or waived for some documents, and who allowed it until when."""

    rule: str
    because: str
    approved_by: str
    until: str = ""
    documents: tuple[str, ...] = ()

    @property
    def granted(self) -> str:
        """Say until when it holds, who approved it, and why: the end of a sentence."""
        until = f" until {self.until}" if self.until else ""
        return f"{until}, approved by {self.approved_by}: {self.because}"


class Recognition(Node, frozen=True, tag=True):
    """How a kind of document is recognised: names for its sections, and tell-tale words.

    `sections` pairs a section kind such as ``duties`` with the headings it goes by.
    """

    kind: str
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: tuple[str, ...] = ()


class Pack(Node, frozen=True, tag=True):
    """A policy file as others name it: package name, version, title."""

    name: str
    version: str
    title: str = ""
    digest: str = ""


class Policy(Node, frozen=True, tag=True):
    """Everything that is in force, after `use`, `change`, `turn off` and `waive`."""

    packs: tuple[Pack, ...] = ()
    rules: tuple[Rule, ...] = ()
    lexicons: tuple[Lexicon, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    definitions: tuple[Definition, ...] = ()
    settings: tuple[Setting, ...] = ()
    permissions: tuple[Permission, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
