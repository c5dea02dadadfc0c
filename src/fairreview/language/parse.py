"""Parse one part of a policy, a first line or the body of a clause: the only module that knows Lark."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

STARTS: tuple[str, ...] = (
    *("head_policy", "head_use", "head_rule", "head_lexicon", "head_pattern", "head_define", "head_settings"),
    *("head_recognise", "head_change_rule", "head_change_lexicon", "head_change_setting", "head_turn_off"),
    *("head_waive", "names", "one_name", "severity", "package", "quoted", "rule_name", "until", "effective"),
    *("source", "size", "fix", "flag", "entry", "shape", "link", "step", "setting", "recognised", "cond"),
    *("line", "measure", "line_example", "example"),
)


class Twig(msgspec.Struct, frozen=True):
    """A piece of a parse tree: a rule of the grammar with its parts, or a terminal with its text.

    `start` and `end` are offsets into the policy's source.
    """

    kind: str
    start: int
    end: int
    parts: tuple["Twig", ...] = ()
    text: str = ""

    def find(self, kind: str) -> "Twig | None":
        """Return the first direct part of that kind, if there is one."""
        return next((part for part in self.parts if part.kind == kind), None)

    def every(self, kind: str) -> tuple["Twig", ...]:
        """Return the direct parts of that kind, in order."""
        return tuple(part for part in self.parts if part.kind == kind)

    def has(self, kind: str) -> bool:
        """Say whether there is a direct part of that kind."""
        return self.find(kind) is not None


class Refused(msgspec.Struct, frozen=True):
    """Where a part stopped making sense: the offset of the first word that does not fit, or its end."""

    offset: int
    at_end: bool = False


def grammar_text() -> str:
    """Return the grammar: from the installed package or, in a checkout, from the top folder."""
    packaged = Path(__file__).parents[1] / "_packaged" / "grammar" / "policy.lark"
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[3] / "grammar" / "policy.lark").read_text(encoding="utf-8")


def parse_part(start: str, clean: str, first: int, last: int) -> Twig | Refused:
    """Parse ``clean[first:last]`` as the grammar's `start`."""
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    try:
        tree = _parser().parse(clean[first:last], start=start)
    except UnexpectedCharacters as error:
        return Refused(first + (error.pos_in_stream or 0))
    except UnexpectedToken as error:
        if error.token.type == "$END":
            return Refused(last, at_end=True)
        return Refused(first + (error.token.start_pos or 0))
    return _twig(tree, first)


@cache
def _parser() -> "Lark":
    from lark import Lark

    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="contextual",
        start=list(STARTS),
        propagate_positions=True,
        maybe_placeholders=False,
        postlex=_WholeWords(),
    )


class _WholeWords:
    """Lets NAME be read everywhere, or `a` would be found at the beginning of `always`."""

    always_accept = ("NAME",)

    def process(self, stream: Iterator["Token"]) -> Iterator["Token"]:
        """Return the tokens as they are."""
        return stream


def _twig(tree: "Tree[Token]", shift: int) -> Twig:
    # The depth of a tree is that of the grammar, which has no recursion.
    from lark import Tree

    parts = tuple(
        _twig(child, shift)
        if isinstance(child, Tree)
        else Twig(
            str(child.type), (child.start_pos or 0) + shift, (child.end_pos or 0) + shift, text=str(child)
        )
        for child in tree.children
    )
    return Twig(str(tree.data), tree.meta.start_pos + shift, tree.meta.end_pos + shift, parts)
