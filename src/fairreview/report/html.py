"""Pages that stand alone: one file, no script, nothing loaded, every word of other people's escaped.

Jinja2 escapes whatever is not marked as safe, which f-strings leave to memory. The only thing marked so is
our own style sheet; the page's policy names its digest, so that a browser takes no other style and runs
no script even if a word got through.
"""

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from fairreview.report import figures
from fairreview.report.places import reference, web_address
from fairreview.report.visible import visible

_FOLDER = "templates"


def page(template: str, root: str, values: dict[str, object]) -> str:
    """Return a page; `root` leads from its folder to where relative paths start."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment(root)
        .get_template(template)
        .render(style=Markup(style), style_hash=Markup(f"'sha256-{digest}'"), **values)  # noqa: S704 - ours
    )


@cache
def _style() -> str:
    return resources.files("fairreview.report").joinpath(_FOLDER, "style.css").read_text(encoding="utf-8")


@cache
def _environment(root: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("fairreview.report", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        address=web_address,
        cite=lambda citation: visible(figures.citation_words(citation)),
        capital=lambda words: words[:1].upper() + words[1:],
        count=figures.count_words,
        decimal=figures.decimal,
        href=lambda path: reference(path, root),
        number=lambda number: f"{number:,}",
        of=lambda count, whole: figures.percent(count / whole) if whole else "–",
        part=lambda share: figures.percent(share.count / share.of) if share.of else "–",
        shown=visible,
    )
    return environment
