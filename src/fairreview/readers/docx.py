"""Word files (.docx, .docm): the text as it stands once all tracked changes are accepted."""

from collections.abc import Iterator

from msgspec.structs import replace

from fairreview.formats.archive import BadFile
from fairreview.formats.word_package import WordFile
from fairreview.formats.wordml import Element, Visible, W, attribute, has_revisions
from fairreview.model.document import Document, Remark
from fairreview.readers.blocks import Block
from fairreview.readers.docx_body import Part, blocks_of
from fairreview.readers.docx_numbers import Numbers
from fairreview.readers.margins import margin_notices, margin_title
from fairreview.readers.page import HIDDEN, MACROS, TRACKED, compose
from fairreview.readers.plain import EMPTY, digest_of, failed

_NOTES = (("footnote", "footnotes"), ("endnote", "endnotes"))
_EMBEDDED = Remark(
    "embedded", "another file is embedded as part of the text and was not read; paste its text"
)


def read_docx(data: bytes, name: str) -> Iterator[Document]:
    """Yield the document in the bytes of a Word file, or what says why it cannot be read."""
    try:
        yield _read(WordFile(data), Document(name, "", digest=digest_of(data)))
    except BadFile as bad:
        yield failed(name, bad.remark, data)


def _read(file: WordFile, base: Document) -> Document:
    body = file.body.find(f"{W}body")
    if body is None:
        return replace(base, failure=EMPTY)
    visible = file.visible(file.body)
    numbering = file.part("numbering")
    numbers = Numbers(file.archive.xml(numbering) if numbering else None)
    main = Part(file.main, visible, file.styles, numbers)
    blocks = _joined(blocks_of(main, body), visible)
    margins = _margins(file)
    named = replace(
        base,
        title=margin_title(margins),
        notices=(*_notices(file, visible), *margin_notices(margins)),
        failure=_EMBEDDED if file.body.find(f".//{W}altChunk") is not None else None,
    )
    return compose([*blocks, *_notes(file, visible)], named)


def _joined(blocks: list[Block], visible: dict[Element, Visible]) -> list[Block]:
    """Return the blocks, one whose end was deleted going on in the next."""
    words = {each.index: each.text for each in visible.values() if each.is_joined_to_next}
    if not words:
        return blocks
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found and not block.row and not found[-1].row else None
        if before is not None and all(index in words for index in range(before.index, block.index)):
            found[-1] = replace(before, text=before.text + _tail(words[before.index]))
            found.append(replace(block, join="same", mark="", depth=0))
        else:
            found.append(block)
    return found


def _tail(words: str) -> str:
    return words[len(words.rstrip()) :]


def _notes(file: WordFile, visible: dict[Element, Visible]) -> Iterator[Block]:
    """Yield the footnotes and endnotes that the text refers to, in order, under a heading of their own."""
    for kind, part_kind in _NOTES:
        wanted = [key for each in visible.values() for of, key in each.notes if of == kind]
        name = file.part(part_kind)
        if not wanted or not name:
            continue
        root = file.archive.xml(name)
        place = f"{kind}, paragraph {{}}"
        part = Part(name, file.visible(root), file.styles, Numbers(None), place)
        by_id = {attribute(note, "id"): note for note in root.iter(f"{W}{kind}")}
        notes = [by_id[key] for key in dict.fromkeys(wanted) if key in by_id]
        found = [block for note in notes for block in blocks_of(part, note)]
        if found:
            yield Block(f"{kind.capitalize()}s", place=f"{kind}s", part=name, outline=1)
            yield from found


def _margins(file: WordFile) -> list[str]:
    """Return the lines of headers and footers, each once."""
    lines: dict[str, None] = {}
    for name in (*file.parts("header"), *file.parts("footer")):
        root = file.archive.xml(name)
        lines |= {each.text.strip(): None for each in file.visible(root).values() if each.text.strip()}
    return list(lines)


def _notices(file: WordFile, visible: dict[Element, Visible]) -> Iterator[Remark]:
    if has_revisions(file.body):
        yield TRACKED
    if any(each.hidden for each in visible.values()):
        yield HIDDEN
    if file.has_macros:
        yield MACROS
