"""Limits the code keeps, measured on the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 35
VAGUE_NAMES = {"utils", "helpers", "common", "core", "manager"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_a_module_stays_short_and_is_named_for_what_it_does(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert module.stem not in VAGUE_NAMES
    too_long = [name for name, lines in _functions(ast.parse(text)) if lines > LONGEST_FUNCTION]
    assert too_long == []


def _functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield each function with its number of lines, its docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            described = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - described


def test_no_program_text_knows_a_rule_by_name() -> None:
    import re

    from fairreview import load_policy

    known = {rule.id for rule in load_policy().policy.rules}
    pattern = re.compile(r"\b[A-Z]{2,4}-\d{3}\b")
    named = {
        (module.name, word)
        for module in MODULES
        if module.parent.name != "cli"  # whose help shows how a rule is named
        for word in pattern.findall(_without_docstrings(module))
        if word in known
    }
    assert named == set()


def _without_docstrings(module: Path) -> str:
    """Return the program text of a module; prose that explains may name a rule as an example."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node):
            node.body[0] = ast.Pass()
    return ast.unparse(tree)
