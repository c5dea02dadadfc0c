"""Which objectives the parts of a document name or come close to."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from fairreview.model.document import Criterion, Document
from fairreview.model.mission import LINKED_FROM, Link, Objective, is_identified
from fairreview.model.summary import Likeness
from fairreview.nlp.references import (
    is_generic,
    is_own_label,
    key_of,
    only_identifier,
    references,
    without_own_label,
)
from fairreview.text import Span, fold


class KnownObjectives:
    """The objectives of the mission plans given, by identifier and title, and by meaning."""

    def __init__(self, objectives: Sequence[Objective]) -> None:
        self.objectives = tuple(objectives)
        self._by_key = {key_of(each.id): each for each in reversed(self.objectives) if each.id}
        self._by_title = {fold(each.title).rstrip(" ."): each for each in reversed(self.objectives)}
        self._in_force = [each for each in self.objectives if not each.is_over]
        self._texts = [each.words or each.title for each in self._in_force]

    def of_id(self, identifier: str) -> Objective | None:
        """Return the objective of an identifier, however it is spelt: `M-3`, `m3`, `Objective 3`.

        A bare number is that of `M3` too, where no other objective has it.
        """
        letters, number = key = key_of(identifier)
        if key in self._by_key:
            return self._by_key[key]
        if not is_generic(letters):
            return None
        same = [each for (_, own), each in self._by_key.items() if own == number]
        return same[0] if len(same) == 1 and any(map(str.isdigit, number)) else None

    def of_title(self, words: str) -> Objective | None:
        """Return the objective of that title."""
        return self._by_title.get(fold(words).strip(" ."))

    def closest(self, words: str) -> Link | None:
        """Return the objective in force that is closest in meaning; None where there is nothing to say."""
        if not self._texts:
            return None
        found = self._likeness.best(words, self._texts)
        return None if found is None else Link(self._in_force[found[0]], found[1])

    @cached_property
    def _likeness(self) -> Likeness:
        from fairreview.nlp import likeness

        return likeness.load()


class DocumentLinks:
    """The links of one document's parts: implements `fairreview.model.mission.ObjectiveLinks`."""

    def __init__(self, document: Document, known: KnownObjectives | None) -> None:
        self._document = document
        self._known = known or KnownObjectives(())
        self._criteria: Mapping[Span, Criterion] = {each.span: each for each in document.criteria}

    def named(self, about: Span) -> tuple[Objective, ...]:
        """Return the objectives that a part names: in its field, in its words, or in a heading above it."""
        known, given, words = self._known, self._given(about), self._words(about)
        if not known.objectives:
            return ()
        found = [known.of_title(given), known.of_id(only_identifier(given)), known.of_title(words)]
        for text in (given, words, *self._headings(about)):
            found += [known.of_id(each.text) for each in references(text)]
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def unlisted(self, about: Span) -> tuple[str, ...]:
        """Return the identifiers that a part names and no plan lists; of a heading, none is certain."""
        if not self._known.objectives:
            return ()
        given = self._given(about)
        alone = only_identifier(given)
        led = (each.text for text in (given, self._words(about)) for each in references(text) if each.is_led)
        found = dict.fromkeys((alone, *led) if alone else led)
        return tuple(name for name in found if self._known.of_id(name) is None)

    def closest(self, about: Span) -> Link | None:
        """Return the objective closest in meaning, however sure; None where there is nothing to say."""
        return self._known.closest(self._meaning(about))

    def link(self, about: Span) -> Link | None:
        """Return the objective named, else the closest one if the link is sure enough to be told."""
        named = self.named(about)
        if named:
            return Link(named[0])
        found = self.closest(about)
        return found if found is not None and (found.share or 0) >= LINKED_FROM else None

    def shown(self, criterion: Criterion) -> str | None:
        """Return what to show as the objective that a criterion names."""
        return next((each.id or each.title for each in self.named(criterion.span)), None)

    def tests(self) -> dict[str, Callable[[Span], bool]]:
        """Return what decides each fact of the vocabulary that is about objectives."""
        return {
            "unlisted-objective": lambda about: bool(self.unlisted(about)),
            "retired-objective": lambda about: any(each.is_over for each in self.named(about)),
            "repeated-id": self.is_repeated,
        }

    def is_repeated(self, about: Span) -> bool:
        """Say whether an objective of the document has the identifier of another one."""
        return about in self._repeated

    @cached_property
    def _repeated(self) -> frozenset[Span]:
        spans: dict[tuple[str, str], list[Span]] = {}
        for piece in self._document.objectives:
            if is_identified(piece):
                spans.setdefault(key_of(piece.fields["id"].text), []).append(piece.span)
        return frozenset(span for same in spans.values() for span in same[1:])

    def _given(self, about: Span) -> str:
        return self._field(about, "objective")

    def _field(self, about: Span, name: str) -> str:
        criterion = self._criteria.get(about)
        value = criterion.fields.get(name) if criterion is not None else None
        return value.text if value is not None else ""

    def _words(self, about: Span) -> str:
        return without_own_label(about.of(self._document.text))

    def _meaning(self, about: Span) -> str:
        """Return what a part says of itself: title and text; of a passage, its words."""
        given = [self._field(about, name) for name in ("title", "text")]
        return "\n".join(part for part in given if part) or self._words(about)

    def _headings(self, about: Span) -> list[str]:
        """Return the headings above a criterion of a plan; one that only counts ("Goal 1") names nothing."""
        if about not in self._criteria:
            return []
        around = (section for section in self._document.sections if section.span.holds(about))
        return [title for title in (each.title for each in around) if not is_own_label(title)]
