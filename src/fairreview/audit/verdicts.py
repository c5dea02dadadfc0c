"""Says whether a group meets what a rule requires of it; what cannot be known is held against nobody."""

from collections.abc import Callable, Iterable

from fairreview.audit.questions import Unanswerable
from fairreview.model.condition import Bullet, Condition, Group, Not, Sure
from fairreview.model.phrase import phrase
from fairreview.model.policy import Rule

# Answers a clause about a group: true, false, or None where there is nothing to say.
Answer = Callable[[Condition], bool | None]


def unmet(rule: Rule, answer: Answer) -> tuple[Bullet, ...]:
    """Return the lines of a rule's requirement that a group fails; none where the rule excuses it."""
    if rule.require is None or (rule.only_when is not None and not truth(rule.only_when, answer)):
        return ()
    if any(truth(condition, answer) for condition in rule.unless):
        return ()
    return _failed(rule.require, answer)


def truth(condition: Condition, answer: Answer) -> bool | None:
    """Return the truth of a condition, None where what is known does not settle it (Kleene 1938)."""
    match condition:
        case Group(kind="all", parts=parts):
            return _all(truth(part.condition, answer) for part in parts)
        case Group(kind=kind, parts=parts):
            found = _opposite(_all(_opposite(truth(part.condition, answer)) for part in parts))
            return found if kind == "any" else _opposite(found)
        case Not(inner=inner):
            return _opposite(truth(inner, answer))
        case Sure(inner=inner):
            return truth(inner, answer)
        case _:
            return answer(condition)


def cannot_answer(condition: Condition) -> Unanswerable:
    """Return the error for a clause that says nothing about a group."""
    return Unanswerable(phrase(condition))


def _failed(require: Condition, answer: Answer) -> tuple[Bullet, ...]:
    if truth(require, answer) is not False:
        return ()
    if not isinstance(require, Group):
        return (Bullet(require),)
    unwanted = require.kind == "none"
    return tuple(part for part in require.parts if truth(part.condition, answer) is unwanted)


def _all(answers: Iterable[bool | None]) -> bool | None:
    known = list(answers)
    if False in known:
        return False
    return None if None in known else True


def _opposite(answer: bool | None) -> bool | None:
    return None if answer is None else not answer
