"""Checks that guesses are asked for with a confidence, and that no error rests on a guess alone."""

from collections.abc import Iterator, Mapping, Set

from fairreview.language.scope import ESTIMATED_FACTS
from fairreview.language.suggest import warning
from fairreview.model.condition import Condition, Group, IsFact, Not, Relates, Sure
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Definition
from fairreview.model.walk import walk

_SIMILARITY = "supports"
_SUPPLIED = "supplied by a statistical model"


def check_confidence(condition: Condition) -> Iterator[Diagnostic]:
    """Yield a warning for each similarity that is asked for without a confidence."""
    todo: list[tuple[Condition, bool]] = [(condition, False)]
    while todo:
        current, sure = todo.pop()
        match current:
            case Sure(inner=inner):
                todo.append((inner, True))
            case Not(inner=inner):
                todo.append((inner, sure))
            case Group(parts=parts):
                todo.extend((part.condition, False) for part in reversed(parts))
            case Relates(verb=verb) if verb == _SIMILARITY and not sure:
                hint = "add for example: with confidence at least 80 %"
                message = "this is an estimate, and no confidence is asked for"
                yield warning("FR307", message, current.at, _SUPPLIED, hints=[hint])
            case _:
                continue


def check_error_on_estimate(condition: Condition, guessed: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each line of a requirement whose failing is only a guess."""
    for leaf in _guesses(condition, guessed):
        hint = "use severity: warning, or add a certain fact beside it"
        yield warning(
            "FR704", "an error should not rest on an estimate alone", leaf.at, _SUPPLIED, hints=[hint]
        )


def guessed_names(definitions: Mapping[str, Definition]) -> frozenset[str]:
    """Return the facts and definitions that are guesses, definitions of definitions included."""
    guessed = set(ESTIMATED_FACTS - definitions.keys())
    users: dict[str, list[str]] = {}
    for name, definition in definitions.items():
        for leaf in walk(definition.means):
            if isinstance(leaf, IsFact):
                users.setdefault(leaf.fact, []).append(name)
    todo = list(definitions)
    while todo:
        name = todo.pop()
        if name not in guessed and _guesses(definitions[name].means, guessed):
            guessed.add(name)
            todo += users.get(name, ())
    return frozenset(guessed)


def _guesses(condition: Condition, guessed: Set[str]) -> list[Condition]:
    """Return the guesses that can make `condition` fail with nothing certain beside them.

    Going down is safe: conditions nest three deep at most.
    """
    match condition:
        case Not(inner=inner) | Sure(inner=inner):
            return _guesses(inner, guessed)
        case Group(kind=kind, parts=parts):
            found = [_guesses(part.condition, guessed) for part in parts]
            if kind == "any" and not all(found):
                return []
            return [leaf for leaves in found for leaf in leaves]
        case Relates(verb=verb) if verb == _SIMILARITY:
            return [condition]
        case IsFact(fact=fact) if fact in guessed:
            return [condition]
        case _:
            return []
