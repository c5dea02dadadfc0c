"""Conditions: what a policy sentence asks of the text. Frozen, and written to JSON as they are."""

from typing import Literal

import msgspec

from fairreview.text import Span

Comparator = Literal["ge", "le", "gt", "lt", "eq"]
ListKind = Literal["all", "any", "none"]
NOWHERE = Span(0, 0)


class Node(msgspec.Struct, frozen=True, tag=True, kw_only=True, omit_defaults=True, gc=False):
    """A piece of a policy; `at` is where it stands in the policy's source.

    `spots` says where the names inside it stand: pairs of a name as written and its span. Both are
    for messages only: they are left out of the compiled policy and of its digest.
    """

    at: Span = NOWHERE
    spots: tuple[tuple[str, Span], ...] = ()

    def spot(self, name: str) -> Span:
        """Return where `name` stands in the source, or the whole piece."""
        return next((span for written, span in self.spots if written == name), self.at)


class It(Node, frozen=True, tag=True):
    """`it`, or with a path `its X` and `its X's Y`: the thing the rule looks at, or a value of it."""

    path: tuple[str, ...] = ()


class The(Node, frozen=True, tag=True):
    """`the X` or `the X's Y`: something around the thing, such as the sentence or the applicant.

    `titles` is set for `the section titled "Duties"`.
    """

    path: tuple[str, ...]
    titles: tuple[str, ...] = ()


class Theirs(Node, frozen=True, tag=True):
    """`their X` or `the lowest share`: a value over a group of documents."""

    path: tuple[str, ...]


class Text(Node, frozen=True, tag=True):
    """A text value in quotation marks."""

    text: str


class Number(Node, frozen=True, tag=True):
    """A number with its unit: empty, ``%``, ``days``, ``weeks``, ``months``, ``years``, ``words`` …"""

    number: float
    unit: str = ""


class Date(Node, frozen=True, tag=True):
    """A day, as ``2026-10-01``."""

    date: str


class Money(Node, frozen=True, tag=True):
    """A sum of money, as written."""

    amount: float
    currency: str


class SettingRef(Node, frozen=True, tag=True):
    """`setting X`."""

    name: str


class Scaled(Node, frozen=True, tag=True):
    """`60 % of its Y`."""

    share: "Number | SettingRef"
    term: "It | The | Theirs"


Term = It | The | Theirs
Literal_ = Text | Number | Date | Money
Value = Text | Number | Date | Money | SettingRef | Scaled | It | The | Theirs


class Compare(Node, frozen=True, tag=True):
    """`X is at least V`; `eq` also for `X is "yes"`."""

    term: Term
    how: Comparator
    value: Value


class Between(Node, frozen=True, tag=True):
    """`X is between V and W`, both ends included."""

    term: Term
    low: Value
    high: Value


class OneOf(Node, frozen=True, tag=True):
    """`X is one of "a", "b"`."""

    term: Term
    values: tuple[Value, ...]


class Present(Node, frozen=True, tag=True):
    """`X is present`; its negation is `X is missing`."""

    term: Term


class InLexicon(Node, frozen=True, tag=True):
    """`X is in lexicon L`: its words are an entry."""

    term: Term
    lexicon: str


class ListedIn(Node, frozen=True, tag=True):
    """`X is listed in mission-objectives`."""

    term: Term
    name: str


class Inside(Node, frozen=True, tag=True):
    """`X is inside a quotation`, `… a section titled "A"`: `noun` is a mark, a section kind or `section`."""

    term: Term
    noun: str
    titles: tuple[str, ...] = ()


class PartOf(Node, frozen=True, tag=True):
    """`X is part of "civil service"` or `… of a programme-title` or `… of the organisation-name`."""

    term: Term
    texts: tuple[str, ...] = ()
    noun: str = ""
    lexicon: str = ""


class Near(Node, frozen=True, tag=True):
    """`X is within 3 words of "vehicle"` or `… of lexicon L` or `… of a quantity`, in one sentence."""

    term: Term
    words: int
    texts: tuple[str, ...] = ()
    lexicon: str = ""
    noun: str = ""


class IsFact(Node, frozen=True, tag=True):
    """`X is negated`, `X is a requirement`, `X is measurable`: a fact, a mark or a definition."""

    term: Term
    fact: str


class Same(Node, frozen=True, tag=True):
    """`their X is the same [in every Y]`."""

    term: Term
    every: str = ""


class Has(Node, frozen=True, tag=True):
    """`X has a metric`, `X has no metric`, `X has at least 2 sections titled "A" that are …`.

    `noun` is a field, mark, unit, section kind or `section`; `fact` filters what is counted.
    `no X` is ``how="eq", count=0``.
    """

    term: Term
    noun: str
    titles: tuple[str, ...] = ()
    how: Comparator = "ge"
    count: float = 1
    fact: str = ""
    fact_negated: bool = False


class Contains(Node, frozen=True, tag=True):
    """`X contains "a", "b"`, `… any word in lexicon L`, `… pattern P`, `… a date`, `… a finding of rule R`.

    Exactly one of the six is set; `family` is that of `… a finding of family F`. `how` and `count` say
    how many phrases of a lexicon, or findings: `… at least 2 phrases in lexicon L per 100 words`;
    without `per` they are not set against the length of X.
    """

    term: Term
    texts: tuple[str, ...] = ()
    lexicon: str = ""
    pattern: str = ""
    noun: str = ""
    finding: str = ""
    family: str = ""
    how: Comparator = "ge"
    count: float = 1
    per: int = 0


class Relates(Node, frozen=True, tag=True):
    """`X describes the applicant`, `X mentions a degree`, `X supports an objective listed in L`."""

    term: Term
    verb: str
    noun: str = ""
    texts: tuple[str, ...] = ()
    listed_in: str = ""


class Not(Node, frozen=True, tag=True):
    """The opposite of a clause."""

    inner: "Condition"


class Sure(Node, frozen=True, tag=True):
    """`… with confidence at least 75 %`; `at_least` is a share from 0 to 1."""

    inner: "Condition"
    at_least: "Number | SettingRef"


class Bullet(Node, frozen=True, tag=True):
    """One line of a list, with the text that says what failed."""

    condition: "Condition"
    otherwise: str = ""


class Group(Node, frozen=True, tag=True):
    """Several conditions: all, any or none of them must hold."""

    kind: ListKind
    parts: tuple[Bullet, ...]


Clause = (
    Compare
    | Between
    | OneOf
    | Present
    | InLexicon
    | ListedIn
    | Inside
    | PartOf
    | Near
    | IsFact
    | Same
    | Has
    | Contains
    | Relates
)
Condition = Clause | Not | Sure | Group
