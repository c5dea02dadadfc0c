"""Draws the picture of the README from real output: docs/output.svg.

Usage: python tools/picture.py
"""

import html
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ["check", "corpora/samples/benefits-examiner.md", "--select", "age", "--select", "origin"]
TARGET = ROOT / "docs" / "output.svg"
COLUMNS = 112
LINE_HEIGHT = 19
CHARACTER_WIDTH = 7.8
COLOURS = {
    "31": "#d1242f",
    "33": "#9a6700",
    "34": "#0969da",
    "36": "#1b7c83",
    "2": "#6e7781",
    "35": "#8250df",
}
_CODE = re.compile(r"\x1b\[([0-9;]*)m")


def output() -> list[str]:
    """Return the lines that the command prints on a terminal with colours."""
    command = [sys.executable, "-m", "fairreview", *COMMAND]
    environment = os.environ | {"FORCE_COLOR": "1"}
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True)
    shown = f"$ fairreview {' '.join(COMMAND)}\n{done.stdout}"
    return shown.splitlines()


def drawn(line: str, number: int) -> str:
    """Return one line of text as SVG, cut at the width of the picture."""
    spans: list[str] = []
    style, done, left = "", 0, COLUMNS
    for found in [*_CODE.finditer(line), None]:
        words = line[done : found.start() if found else len(line)]
        shown = words if len(words) <= left else words[: max(0, left - 1)] + "…" * bool(left)
        left -= len(shown)
        if shown:
            spans.append(f"<tspan{style}>{html.escape(shown)}</tspan>")
        if found:
            style, done = _style(found.group(1), style), found.end()
    return f'<text x="16" y="{44 + number * LINE_HEIGHT}" xml:space="preserve">{"".join(spans)}</text>'


def _style(codes: str, before: str) -> str:
    parts = codes.split(";")
    if parts in (["0"], [""]):
        return ""
    colour = next((COLOURS[part] for part in parts if part in COLOURS), "")
    fill = f' fill="{colour}"' if colour else ""
    bold = ' font-weight="bold"' if "1" in parts else ""
    return f"{fill}{bold}" or before


def main() -> None:
    """Write the picture."""
    lines = output()
    width, height = round(COLUMNS * CHARACTER_WIDTH + 32), 60 + len(lines) * LINE_HEIGHT
    body = "\n".join(drawn(line, number) for number, line in enumerate(lines))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img" '
        'aria-label="fairreview checks a job description and points at wording, line by line" '
        'font-family="ui-monospace, \'DejaVu Sans Mono\', Menlo, Consolas, monospace" font-size="13" '
        'fill="#1f2328">\n'
        f'<rect width="{width}" height="{height}" rx="8" fill="#f6f8fa" stroke="#d0d7de"/>\n'
        '<circle cx="20" cy="16" r="5" fill="#ff5f56"/><circle cx="38" cy="16" r="5" fill="#ffbd2e"/>'
        '<circle cx="56" cy="16" r="5" fill="#27c93f"/>\n'
        f"{body}\n</svg>\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
