"""A way through a condition and all inside it, without recursion."""

from collections.abc import Iterator

from fairreview.model.condition import Condition, Group, Not, Sure


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all inside it, outer ones first."""
    todo: list[Condition] = [condition]
    while todo:
        current = todo.pop()
        yield current
        match current:
            case Not(inner=inner) | Sure(inner=inner):
                todo.append(inner)
            case Group(parts=parts):
                todo.extend(part.condition for part in reversed(parts))
            case _:
                continue
