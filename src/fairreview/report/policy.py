"""What the examples of a policy showed, and which rules it has."""

from collections.abc import Iterable, Iterator, Sequence

from fairreview.model.outcome import ExampleResult
from fairreview.model.policy import Rule
from fairreview.report.palette import Palette
from fairreview.report.visible import one_line, visible


def example_lines(results: Iterable[ExampleResult], palette: Palette) -> Iterator[str]:
    """Yield a line for each example that is wrong or was not run, and why."""
    for result in results:
        if result.outcome == "right":
            continue
        code = palette.error if result.outcome == "wrong" else palette.warning
        where = f"{visible(result.path)}:{result.line}: " if result.path else ""
        label = palette.paint(code, result.outcome)
        yield f"{where}{label}: {result.rule} `{result.kind}`: {one_line(result.why)}"


def coverage_lines(coverage: Iterable[str], palette: Palette) -> Iterator[str]:
    """Yield what no example exercises."""
    for line in coverage:
        yield f"{palette.paint(palette.faint, 'coverage')}: {one_line(line)}"


def example_summary(results: Sequence[ExampleResult]) -> str:
    """Return one line with how many examples are right, wrong and not run."""
    counts = [
        f"{sum(result.outcome == outcome for result in results)} {outcome}"
        for outcome in ("right", "wrong", "not run")
    ]
    rules = len({result.rule for result in results})
    return f"{len(results)} examples of {rules} rules: {', '.join(counts)}"


def rule_rows(rules: Sequence[Rule], palette: Palette) -> Iterator[str]:
    """Yield a row for each rule, in columns."""
    columns = [(rule.id, rule.severity, rule.family, rule.name) for rule in rules]
    widths = [max(map(len, column)) for column in zip(*columns, strict=True)] if columns else []
    for rule, row in zip(rules, columns, strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        cells[0] = palette.paint(palette.strong, cells[0])
        cells[1] = palette.paint(palette.of(rule.severity), cells[1])
        yield "  ".join((*cells, ", ".join(rule.kinds))).rstrip()
