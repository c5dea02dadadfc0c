"""Builds OpenDocument texts for tests: content.xml with what matters, in a package of the usual shape."""

from tests.word_files import zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:style="{_ODF}:style:1.0" xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"'
)
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Off" style:family="text"><style:text-properties fo:font-weight="normal"/>'
    "</style:style>"
    '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" '
    'text:display-levels="2" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def odt_file(body: str, **parts: str) -> bytes:
    """Return an OpenDocument text whose body is `body`; `parts` are further parts, by their stems."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    more = {f"{name}.xml": xml for name, xml in parts.items()}
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **more})


def p(words: str) -> str:
    """Return a paragraph."""
    return f"<text:p>{words}</text:p>"


def items(*words: str, style: str = "L") -> str:
    """Return a list."""
    inner = "".join(
        f"<text:list-item>{each if each[0] == '<' else p(each)}</text:list-item>" for each in words
    )
    return f'<text:list text:style-name="{style}">{inner}</text:list>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table."""
    cells = ("".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows)
    return (
        f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"
    )


def full_file() -> bytes:
    """Return an OpenDocument text with all that a reader has to tell apart."""
    header = f"<office:document-styles {NAMES}><style:header>{p('Analyst')}</style:header>"
    hidden = "A <text:span text:style-name='V'>young</text:span><text:s text:c='3'/>person"
    box = "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
    return odt_file(
        "<text:h text:outline-level='1'>Duties</text:h>"
        + items(p("lead") + items("plan", style="N"), "count", style="N")
        + table(("Goal", "Target"), ("Plan", "9"))
        + p(hidden + box),
        styles=f"{header}</office:document-styles>",
    )
