"""Reads the mission plans that a run is told of, and refuses one that cannot be relied on."""

from collections.abc import Callable, Iterator, Sequence

from fairreview.api.documents import is_table, read_documents
from fairreview.api.policies import UsageError
from fairreview.model.document import Document
from fairreview.model.mission import Objective, is_identified, objectives_in
from fairreview.readers.objective_rows import one_plan
from fairreview.readers.shape import with_kind

_KIND = "mission-plan"
# A guess of these is right far more often than a guess of a plan of goals, which reads like objectives.
_OTHERS = ("job-description", "performance-review")
Recognise = Callable[[Document], tuple[str | None, bool]]


def load_mission(paths: Sequence[str], recognise: Recognise) -> tuple[Objective, ...]:
    """Return the objectives of the mission plans at `paths`, in their order.

    `recognise` guesses the kind of a document that does not say it. Raise UsageError for a file that
    cannot be read or is no mission plan, for one without objectives, and for an identifier that stands
    at two objectives: a link to it would say nothing.
    """
    found: list[Objective] = []
    for path in paths:
        plans = list(_plans(path, recognise))
        own = [objective for plan in plans for objective in objectives_in(plan)]
        if not own:
            raise UsageError(
                f"`{path}` has no objectives; list them, or give each a heading “Objective 1: …”"
            )
        found += own
    _check_identifiers(found)
    return tuple(found)


def _plans(path: str, recognise: Recognise) -> Iterator[Document]:
    documents = read_documents([path])
    for document in one_plan(documents) if is_table(path) else documents:
        if document.failure is not None:
            raise UsageError(f"mission plan `{path}`: {document.failure.message}")
        plan = with_kind(document, _KIND, estimated=False)
        kind, is_guess = recognise(document)
        is_told = kind is not None and not is_guess
        seems_other = kind in _OTHERS and not any(map(is_identified, plan.objectives))
        if kind != _KIND and (is_told or seems_other or document.criteria):
            raise UsageError(_no_plan(path, kind or "", is_told=is_told))
        yield plan


def _no_plan(path: str, kind: str, *, is_told: bool) -> str:
    if is_told:
        return f"`{path}` is a {kind}, not a mission plan; name the plan, or correct its `kind`"
    return (
        f"`{path}` reads like a {kind}, not a mission plan; if it is one, say so in it: `kind: mission-plan`"
    )


def _check_identifiers(objectives: Sequence[Objective]) -> None:
    first: dict[str, Objective] = {}
    for each in objectives:
        key = "".join(char for char in each.id.casefold() if char.isalnum() or char == ".")
        other = first.setdefault(key, each) if key else each
        if other is not each:
            where = f"in `{each.path}`" if each.path == other.path else f"in `{other.path}` and `{each.path}`"
            raise UsageError(f"two objectives {where} have the id `{each.id}`; give each its own")
