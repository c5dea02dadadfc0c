"""What checks and audits write alike in SARIF: rules, the run, failures and notices."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from fairreview.model.document import Remark
from fairreview.model.policy import Rule
from fairreview.model.report import PolicyName
from fairreview.model.vocabulary import Severity
from fairreview.report import sarif_log as sarif
from fairreview.report.figures import citation_words
from fairreview.report.places import reference, web_address

if TYPE_CHECKING:
    from fairreview.model.audit import AuditFinding
    from fairreview.model.report import Finding

LEVELS: Mapping[Severity, sarif.Level] = {"error": "error", "warning": "warning", "advice": "note"}


class Rulebook:
    """The rules that found something, in the order they are met, each described once."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._places: dict[str, int] = {}
        self._described: list[sarif.Descriptor] = []

    def place(self, finding: "Finding | AuditFinding") -> int:
        """Return the index of a finding's rule."""
        if finding.rule not in self._places:
            self._places[finding.rule] = len(self._described)
            self._described.append(_descriptor(finding, self._rules.get(finding.rule)))
        return self._places[finding.rule]

    def driver(self, version: str) -> sarif.Driver:
        """Return the program with the rules that were met so far."""
        return sarif.Driver(name="fairreview", version=version, rules=tuple(self._described))


def _descriptor(finding: "Finding | AuditFinding", rule: Rule | None) -> sarif.Descriptor:
    """Describe a rule: by its policy where it is known, else by what the finding tells."""
    title = rule.title if rule else finding.name
    why = rule.because if rule and rule.because else title
    sources = [citation_words(citation) for citation in finding.citations]
    parts = [why, *finding.suggestions, *(f"Source: {source}" for source in sources)]
    addresses = (web_address(citation) for citation in finding.citations)
    return sarif.Descriptor(
        id=finding.rule,
        name=finding.name or finding.rule,
        short_description=sarif.Message(text=title or finding.rule),
        full_description=sarif.Message(text=why or finding.rule),
        help=sarif.Message(text="\n\n".join(part for part in parts if part) or finding.rule),
        default_configuration=sarif.Configuration(level=LEVELS[rule.severity if rule else finding.severity]),
        help_uri=next((address for address in addresses if address), None),
        properties={"tags": (finding.family,)},
    )


def location(
    path: str, names: Sequence[tuple[str, str]] = (), region: sarif.Region | None = None
) -> sarif.Location:
    """Return a place in a file; `names` pairs what it is called there with what kind of place that is."""
    return sarif.Location(
        physical_location=sarif.PhysicalLocation(
            artifact_location=sarif.ArtifactLocation(uri=reference(path)), region=region
        ),
        logical_locations=tuple(sarif.LogicalLocation(name=name, kind=kind) for name, kind in names if name),
    )


def notification(remark: Remark, level: sarif.Level, at: sarif.Location | None = None) -> sarif.Notification:
    """Return a failure or notice."""
    return sarif.Notification(
        level=level,
        message=sarif.Message(text=remark.message),
        descriptor={"id": remark.code},
        locations=() if at is None else (at,),
    )


def run(
    driver: sarif.Driver,
    policy: PolicyName,
    results: Sequence[sarif.Result],
    notes: Sequence[sarif.Notification],
) -> sarif.Run:
    """Return a run; it was successful unless one of the notifications is an error."""
    is_whole = all(note.level != "error" for note in notes)
    return sarif.Run(
        tool=sarif.Tool(driver=driver),
        invocations=(
            sarif.Invocation(execution_successful=is_whole, tool_execution_notifications=tuple(notes)),
        ),
        results=tuple(results),
        column_kind="unicodeCodePoints",
        properties={
            "policyDigest": policy.digest,
            "policyPacks": tuple(f"{pack.name} {pack.version}" for pack in policy.packs),
            "asOf": policy.as_of,
            "jurisdictions": policy.jurisdictions,
        },
    )
