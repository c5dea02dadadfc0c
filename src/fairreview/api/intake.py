"""Takes in the documents of an audit one by one: each is compared, failed, or counted as a repetition."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from fairreview.model.audit import AuditCounts, Share
from fairreview.model.document import Remark
from fairreview.model.summary import Summary
from fairreview.model.vocabulary import KINDS

_MOST_NAMED = 100


class Intake:
    """What was taken in so far.

    Two documents of one kind, period and status that have one id are the same paper: the first is compared.
    One that differs from it in what is compared was not looked at, and that is a failure.
    """

    def __init__(self) -> None:
        self.summaries: list[Summary] = []
        self.documents = 0
        self.failed = 0
        self._copies = 0
        self._failures: list[Remark] = []
        self._unnamed = 0
        self._grouped: dict[str, list[str]] = {}
        self._notices: Counter[Remark] = Counter()
        self._first: dict[tuple[str, str, str, str], int] = {}

    def compare(self, summary: Summary) -> None:
        """Take in a document that can be compared."""
        self.documents += 1
        if summary.id:
            key = (summary.id, summary.kind, summary.period, summary.status)
            first = self._first.setdefault(key, len(self.summaries))
            if first < len(self.summaries):
                self._repeat(self.summaries[first], summary)
                return
        self.summaries.append(summary)

    def fail(self, name: str, failure: Remark) -> None:
        """Take in a document that could not be looked at."""
        self.documents += 1
        self.failed += 1
        self._tell(Remark(failure.code, f"{name}: {failure.message}"))

    def fail_alike(self, name: str, why: str) -> None:
        """Take in a document that failed as others may; those with one reason are told of together."""
        self.documents += 1
        self.failed += 1
        self._grouped.setdefault(why, []).append(name)

    def note(self, notices: Iterable[Remark]) -> None:
        """Take in what is to be known of a document; the same of several is told once."""
        self._notices.update(notices)

    def counts(self) -> AuditCounts:
        """Return how many documents there were, and of which kinds those compared are."""
        kinds = Counter(summary.kind for summary in self.summaries)
        total = len(self.summaries)
        shares = (Share(name=kind, count=kinds[kind], of=total) for kind in KINDS if kinds[kind])
        return AuditCounts(
            documents=self.documents, compared=total, failures=self.failed, kinds=tuple(shares)
        )

    def failures(self) -> Iterator[Remark]:
        """Yield why documents were not looked at, in the order they came."""
        yield from self._failures
        if self._unnamed:
            yield Remark("more", f"and {_count(self._unnamed)} more like these could not be looked at")
        for why, names in self._grouped.items():
            verb = "is" if len(names) == 1 else "are"
            yield Remark("findings", f"{_count(len(names))} {verb} {why}; the first is {names[0]}")

    def notices(self) -> Iterator[Remark]:
        """Yield what is to be known of the documents, each thing once."""
        if self._copies:
            verb = "repeats" if self._copies == 1 else "repeat"
            message = f"{_count(self._copies)} {verb} another with the same id, and each was counted once"
            yield Remark("repeated", message)
        for notice, count in self._notices.items():
            yield notice if count == 1 else replace(notice, message=f"{notice.message} (in {_count(count)})")

    def _repeat(self, first: Summary, again: Summary) -> None:
        if replace(again, path=first.path) == first:
            self._copies += 1
            return
        where = f"`{again.path}`" if again.path == first.path else f"`{first.path}` and `{again.path}`"
        message = f"two documents in {where} have the id `{again.id}` and differ; give each its own"
        self._tell(Remark("repeated-id", f"{message}, for only the first was compared"))

    def _tell(self, failure: Remark) -> None:
        if len(self._failures) < _MOST_NAMED:
            self._failures.append(failure)
        else:
            self._unnamed += 1


def _count(number: int) -> str:
    return "1 document" if number == 1 else f"{number:,} documents"
