"""From the first line of a block to the block, with what it is called."""

from collections.abc import Callable

from fairreview.language.build_clauses import module_name
from fairreview.language.build_reading import MissingColon, Reading, Unread, span
from fairreview.language.build_values import literal_of
from fairreview.language.parse import Twig
from fairreview.language.scan import Part, RawBlock
from fairreview.language.tree import Block, Name
from fairreview.text import Span

_BY_RULE = ("rule", "change rule", "turn off", "waive")
Split = Callable[[Part, MissingColon], Part | None]


def head_of(reading: Reading, raw: RawBlock, split: Split) -> Block:
    """Build the block without its clauses; one whose first line is wrong keeps what name it has."""
    head = raw.head
    start = f"head_{raw.kind.replace(' ', '_')}"
    at = _at(head)
    if head.broken:
        return _named_only(raw, at)
    try:
        twig = reading.tree(start, head.pieces, head)
        return _block(reading, raw, twig)
    except MissingColon as missing:
        rest = split(head, missing)
        if rest is None:
            return _named_only(raw, at)
        return head_of(reading, RawBlock(raw.kind, rest, raw.parts, whole=False), split)
    except Unread:
        return _named_only(raw, at)


def _at(head: Part) -> Span:
    return Span(head.pieces[0].start, head.pieces[-1].end)


def _named_only(raw: RawBlock, at: Span) -> Block:
    """Return a block with the name that can be guessed from a broken first line."""
    words = [piece for piece in raw.head.pieces if piece.kind == "word"]
    place = {"rule": 1, "lexicon": 1, "pattern": 1, "define": 1, "recognise": 1, "use": 1}.get(raw.kind, 2)
    place = 3 if raw.kind == "turn off" else place
    name = None
    if raw.kind not in ("policy", "settings") and len(words) > place:
        piece = words[place]
        text = piece.text.upper() if raw.kind in _BY_RULE else piece.text
        name = Name(text, piece.span)
    return Block(kind=raw.kind, at=at, name=name, whole=False)


def _block(reading: Reading, raw: RawBlock, twig: Twig) -> Block:
    names = twig.every("NAME")
    modules = twig.every("module")
    name = _name(reading, raw.kind, names, modules)
    titles = [reading.quotation(leaf) for leaf in twig.every("STRING")]
    extra = tuple(Name(leaf.parts[0].text, span(leaf)) for leaf in twig.every("version"))
    value = None
    if raw.kind == "change setting":
        value = literal_of(reading, twig.parts[-1])
    if raw.kind in ("define", "waive"):
        extra = (reading.named(names[1]),)
    strings = twig.find("strings")
    if strings is not None:
        extra += tuple(reading.quotation(leaf) for leaf in strings.parts)
    title = titles[0] if titles else None
    return Block(kind=raw.kind, at=_at(raw.head), name=name, title=title, extra=extra, value=value)


def _name(reading: Reading, kind: str, names: tuple[Twig, ...], modules: tuple[Twig, ...]) -> Name | None:
    if modules:
        return module_name(reading, modules[0])
    if not names:
        return None
    if kind in _BY_RULE:
        return Name(reading.rule_id(names[0]), span(names[0]))
    return reading.named(names[0])
