"""What all rules of an audit share: the documents as columns, and the groups they form."""

from posixpath import normpath
from typing import TYPE_CHECKING

from fairreview.audit.columns import Column, Columns, coded
from fairreview.audit.groups import Groups, groups_of
from fairreview.audit.questions import Questions, Unanswerable
from fairreview.audit.sameness import Sameness
from fairreview.audit.standards import Standards
from fairreview.model.condition import Number
from fairreview.model.document import Remark
from fairreview.model.grouping import Grouping
from fairreview.model.memory import Memory
from fairreview.model.policy import Policy, Rule
from fairreview.model.summary import Evidence
from fairreview.model.values import setting_value

if TYPE_CHECKING:
    from fairreview.audit.columns import Flags

# A name in `grouped by:` that stands for each column of the groups file in turn.
LABELS = "demographic-group"
_SMALLEST = 2
# Smaller groups of people can identify them and give noisy rates.
_SMALLEST_LABELLED = 30
_MOST_GROUPINGS = 64

# The groups that may not be shown, for each way of grouping.
Hidden = dict[tuple[str, ...], frozenset[str]]


class Survey:
    """The documents of an audit, as rules ask about them; counts who was left out of what."""

    def __init__(self, policy: Policy, evidence: Evidence) -> None:
        self.evidence = evidence
        self.settings = {setting.name: setting for setting in policy.settings}
        self.columns = Columns(evidence.summaries)
        self.questions = Questions(self.columns, self.settings, evidence.families)
        self.standards = Standards()
        self.sameness = Sameness(self.columns, self.standards)
        self._labels = {
            name: coded([label.strip() for label in labels]) for name, labels in evidence.labels.items()
        }
        self._waived = {
            permission.rule: frozenset(map(normpath, permission.documents))
            for permission in policy.permissions
            if permission.documents
        }
        self._grouped: Memory[tuple[tuple[str, ...], bytes], Groups] = Memory(_MOST_GROUPINGS)
        self.hidden: Memory[tuple[tuple[str, ...], int, bytes], Hidden] = Memory(_MOST_GROUPINGS)
        self._notes: dict[str, str] = {}
        self._left_out: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[int, int]] = {}
        self._alone: dict[tuple[tuple[str, ...], tuple[str, ...], int], tuple[int, int]] = {}

    @property
    def attributes(self) -> tuple[str, ...]:
        """Return the columns of the groups file, in order."""
        return tuple(sorted(self._labels))

    def column(self, name: str) -> Column:
        """Return the column of a label or a field; raise Unanswerable for a field that is not kept."""
        if name in self._labels:
            return self._labels[name]
        try:
            return self.columns.keyed(name)
        except KeyError:
            raise Unanswerable(f"grouped by {name}") from None

    def shown(self, name: str, code: int) -> str:
        """Return how a value of a label or field is written."""
        return self._labels[name].values[code] if name in self._labels else self.columns.shown(name, code)

    def population(self, rule: Rule) -> "Flags":
        """Say of each document whether a rule looks at it: its kind, its `where:`, no waiver."""
        import numpy

        kinds = self.columns.written("kind")
        among: Flags = numpy.array([*(kind in rule.kinds for kind in kinds.values), False])[kinds.codes]
        if rule.where is not None:
            among = among & self.questions.meets(rule.where)
        waived = self._waived.get(rule.id)
        if waived:
            paths = (normpath(summary.path) not in waived for summary in self.evidence.summaries)
            among = among & numpy.fromiter(paths, bool, len(among))
        return among

    def groups(self, rule: Rule, by: tuple[str, ...], among: "Flags") -> Groups:
        """Put the documents together that share the values of `by`; count those that lack one."""
        groups = self.grouped(by, among)
        if not set(by) & set(self._labels):  # those have a count of their own beside each comparison
            asked, before = (by, rule.kinds), self._left_out.get((by, rule.kinds), (0, 0))
            self._left_out[asked] = max(before, (groups.left_out, int(among.sum())))
        return groups

    def grouped(self, by: tuple[str, ...], among: "Flags") -> Groups:
        """Put documents together; several rules may group the same ones alike."""
        columns = [self.column(name) for name in by]
        return self._grouped.of((by, among.tobytes()), lambda: groups_of(by, columns, among))

    def smallest(self, grouping: Grouping) -> int:
        """Return the least number of documents of a group, as the rule says or as is usual."""
        size = grouping.smallest
        if size is None:
            return _SMALLEST_LABELLED if LABELS in grouping.by else _SMALLEST
        known = size if isinstance(size, Number) else setting_value(self.settings, size.name)
        if not isinstance(known, Number):
            raise Unanswerable("a smallest group that is no number")
        return max(1, int(known.number))

    def compared_with_nobody(self, rule: Rule, groups: Groups, smallest: int) -> None:
        """Count the groups that are too small to compare."""
        small = groups.sizes() < smallest
        asked = groups.by, rule.kinds, smallest
        found = int(small.sum()), int(groups.sizes()[small].sum())
        self._alone[asked] = max(found, self._alone.get(asked, (0, 0)))

    def note(self, code: str, message: str) -> None:
        """Keep something to tell once, however many rules meet it."""
        self._notes[code] = message

    def notices(self) -> tuple[Remark, ...]:
        """Tell who was left out, once for each way of grouping."""
        widest: dict[tuple[str, ...], tuple[int, int, tuple[str, ...]]] = {}  # of what rules group alike
        for (by, kinds), (count, total) in sorted(self._left_out.items()):
            if count:
                widest[by] = max((total, count, kinds), widest.get(by, (0, 0, ())))
        left_out = (
            f"not compared by {_listed(by)}, for lack of {'it' if len(by) == 1 else 'one of these'}: "
            f"{count:,} of {_counted(total, 'document')} ({_kinds(kinds)})"
            for by, (total, count, kinds) in widest.items()
        )
        alone = (
            f"too few to compare by {_listed(by)}, in groups of fewer than {smallest}: "
            f"{_counted(count, 'document')} ({_kinds(kinds)}) in {_counted(groups, 'group')}"
            for (by, kinds, smallest), (groups, count) in sorted(self._alone.items())
            if groups
        )
        return (
            *(Remark("left-out", message) for message in left_out),
            *(Remark("too-small", message) for message in alone),
            *(Remark(code, message) for code, message in sorted(self._notes.items())),
        )


def _kinds(kinds: tuple[str, ...]) -> str:
    return _listed(tuple(f"{kind.replace('-', ' ')}s" for kind in kinds))


def _listed(names: tuple[str, ...]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
