"""Words the messages of rules across documents, and the figures in them."""

import re
from collections.abc import Callable, Iterable, Mapping

import msgspec

from fairreview.model.audit import AuditFinding, AuditPlace
from fairreview.model.citing import citation
from fairreview.model.condition import Bullet
from fairreview.model.phrase import failed_name, failed_text, literal_phrase
from fairreview.model.policy import Rule, Setting
from fairreview.model.summary import Summary
from fairreview.model.values import setting_value

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
# So many documents are named with a finding; the others are counted.
MOST_PLACES = 20
_SMALL_SHARE = 0.1
_LARGE = 100

Values = Mapping[str, str]


def fill(template: str, values: Values, settings: Mapping[str, Setting]) -> str:
    """Return `template` with its placeholders filled in, kinds in words; one without a value is left out."""

    def value(name: str) -> str:
        if name.startswith("setting "):
            return literal_phrase(setting_value(settings, name.removeprefix("setting ").strip()))
        found = values.get(name, "")
        return found.replace("-", " ") if name == "kind" else found

    return _PLACEHOLDER.sub(lambda found: value(found.group(1).strip()), template)


def finding(
    rule: Rule,
    values: Values,
    settings: Mapping[str, Setting],
    failed: tuple[Bullet, ...] = (),
) -> AuditFinding:
    """Return the finding of a rule, without its group and the documents that it is about."""
    return AuditFinding(
        rule=rule.id,
        name=rule.name,
        family=rule.family,
        severity=rule.severity,
        message=fill(rule.say, values, settings),
        failed=tuple(dict.fromkeys(failed_name(part.condition) for part in failed)),
        suggestions=tuple(fill(text, values, settings) for text in rule.suggest),
        jurisdictions=rule.jurisdictions,
        citations=tuple(map(citation, rule.sources)),
    )


def failed_lines(
    failed: tuple[Bullet, ...], settings: Mapping[str, Setting], values_of: Callable[[Bullet], Values]
) -> str:
    """Return what was not met in words, each line with the differences it is about."""
    return "; ".join(fill(failed_text(part), values_of(part), settings) for part in failed)


def with_places(found: AuditFinding, places: Iterable[tuple[Summary, str]]) -> AuditFinding:
    """Return a finding with the first documents it is about and where in each, and a count of the others."""
    ordered = sorted({(summary.path, summary.id, where) for summary, where in places})
    named = (AuditPlace(path=path, id=own or None, place=where) for path, own, where in ordered[:MOST_PLACES])
    return msgspec.structs.replace(found, places=tuple(named), more=max(0, len(ordered) - MOST_PLACES))


def percent(share: float) -> str:
    """Return a share of 0 to 1 in percent, small ones with a decimal."""
    places = 0 if share >= _SMALL_SHARE or not share else 1
    return f"{100 * share:.{places}f} %"


def chance(p: float) -> str:
    """Return a probability in percent, tiny ones as less than the least that is told."""
    return percent(p) if p >= 0.001 or not p else "less than 0.1 %"


def number(value: float) -> str:
    """Return an average with two decimals at most, a large one without."""
    return f"{value:.0f}" if abs(value) >= _LARGE else f"{value:.2f}".rstrip("0").rstrip(".")
