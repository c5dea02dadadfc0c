"""Builds Word files for tests: the parts that matter, as XML, in a package of the usual shape."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Geheim"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def word_file(body: str, **parts: str) -> bytes:
    """Return a Word file whose body is `body`; `parts` such as `footnotes` hold the inside of their roots."""
    roots = {"header1": "hdr", "footer1": "ftr"}
    inner = {
        "document": f"<w:body>{body}<w:sectPr/></w:body>",
        "styles": STYLES,
        "numbering": NUMBERING,
        **parts,
    }
    return zipped(
        {
            "[Content_Types].xml": _content_types(inner),
            "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
            **{
                f"word/{name}.xml": f"<w:{(root := roots.get(name, name))} {NAMES}>{xml}</w:{root}>"
                for name, xml in inner.items()
            },
            "word/_rels/document.xml.rels": _relations(
                {name.rstrip("1"): f"{name}.xml" for name in inner if name != "document"}
            ),
        }
    )


def zipped(parts: dict[str, str]) -> bytes:
    """Return a zip archive of parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(ZipInfo(name), xml.encode(), ZIP_DEFLATED)
    return stream.getvalue()


def p(words: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def heading(words: str, level: int = 1) -> str:
    """Return a heading by style; the id of the style is German, as in many files."""
    return p(words, f'<w:pStyle w:val="berschrift{level}"/>')


def item(words: str, level: int = 0, number: int = 2) -> str:
    """Return a list item: of bullets, or with `number` 1 or 3 of numbers."""
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells that hold paragraphs, or words."""
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows
    )
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _content_types(inner: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.'
        f'{"document.main" if name == "document" else name.rstrip("1")}+xml"/>'
        for name in inner
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


BOLD, ITALIC = "<w:b/>", "<w:i/>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + r("42")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
DRAFT = (
    heading("Who we want")
    + "<w:p><w:bookmarkStart w:id='7' w:name='x'/>"
    + r("We want a ")
    + r("dig", BOLD)
    + r("ital native", ITALIC)
    + r(" of e\ufb03cient mind.")
    + "<w:bookmarkEnd w:id='7'/></w:p>"
    + item("Page ").replace("</w:p>", f"{FIELD}</w:p>")
    + table(("Goal", "Target"), ("a young team", p("9") + p("or ten")))
    + f"<w:p><w:hyperlink>{r('a linked word')}</w:hyperlink><w:ins w:id='3' w:author='x'>{r('was added here')}</w:ins></w:p>"
)


def full_file() -> bytes:
    """Return a Word file with all that a reader has to tell apart."""
    note = "<w:r><w:t>You led.</w:t><w:footnoteReference w:id='2'/></w:r>"
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('In the box.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    return word_file(
        f"{DRAFT}<w:p>{note}{box}</w:p>",
        footnotes=f"<w:footnote w:id='2'>{p('In 2024.')}</w:footnote>",
        header1=p("Senior Analyst"),
        comments="",
    )
