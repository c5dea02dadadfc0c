"""From the text of a policy file to its tree: blocks of clauses, and everything that could not be read."""

from collections import deque

import msgspec

from fairreview.language import mistakes_blocks, mistakes_names
from fairreview.language.build_clauses import clause_of, recognised_of, setting_of
from fairreview.language.build_heads import head_of
from fairreview.language.build_reading import MissingColon, Reading, Unread
from fairreview.language.scan import Part, RawBlock, scan
from fairreview.language.scan_labels import LABELS_OF
from fairreview.language.tree import AnyClause, Block, ParsedFile
from fairreview.model.diagnostic import Diagnostic, Label, SourceFile
from fairreview.model.policy import Setting
from fairreview.text import Span

TEXT_LIMIT = 2_000_000
CLAUSE_LIMIT = 20_000
MISTAKE_LIMIT = 500
_COLON_LIMIT = 100


def parse(source: SourceFile) -> ParsedFile:
    """Read a policy file; never raises, whatever the text: what is wrong is in `diagnostics`."""
    if len(source.text.encode("utf-8", "replace")) > TEXT_LIMIT:
        return _too_much(source, "the file has more than 2 MB", "split it into several files")
    scanned = scan(source.text)
    if _clauses(scanned.blocks) > CLAUSE_LIMIT:
        message = f"the file has more than {CLAUSE_LIMIT:,} clauses and lines of lists"
        return _too_much(source, message, "split it into several files")
    names = frozenset(piece.text for block in scanned.blocks for piece in block.head.pieces[1:3])
    reading = Reading(source.text, scanned.clean, names)
    blocks = tuple(_BlockReader(reading, raw).read() for raw in scanned.blocks)
    found = _in_order([*scanned.mistakes, *reading.mistakes])
    placed = tuple(msgspec.structs.replace(mistake, path=source.path) for mistake in found)
    return ParsedFile(source, blocks, placed)


def _clauses(blocks: tuple[RawBlock, ...]) -> int:
    """Count the clauses of all blocks, their first lines, and the lines of their lists."""
    parts = [part for block in blocks for part in (block.head, *block.parts)]
    return len(parts) + sum(piece.kind == "bullet" for part in parts for piece in part.pieces)


def _in_order(mistakes: list[Diagnostic]) -> list[Diagnostic]:
    """Return the mistakes by place, each once; of very many only the first, and a message that says so."""
    found = sorted(dict.fromkeys(mistakes), key=lambda mistake: (mistake.labels[0].span, mistake.code))
    if len(found) <= MISTAKE_LIMIT:
        return found
    label = Label(found[MISTAKE_LIMIT].labels[0].span, "the next one")
    more = mistakes_blocks.error(
        "FR115",
        f"there are more than {MISTAKE_LIMIT:,} mistakes",
        label,
        "mend the first ones, then check again",
    )
    return [*found[:MISTAKE_LIMIT], more]


def _too_much(source: SourceFile, message: str, advice: str) -> ParsedFile:
    label = Label(Span(0, min(1, len(source.text))))
    mistake: Diagnostic = mistakes_blocks.error("FR115", message, label, advice)
    return ParsedFile(source, (), (msgspec.structs.replace(mistake, path=source.path),))


class _BlockReader:
    """Reads one block; a label that lacks its colon makes two clauses out of one."""

    def __init__(self, reading: Reading, raw: RawBlock) -> None:
        self._reading = reading
        self._raw = raw
        self._whole = raw.whole
        self._clauses: list[AnyClause] = []
        self._settings: list[Setting] = []
        self._waiting: deque[Part] = deque()
        self._splits = 0

    def read(self) -> Block:
        """Return the block with all clauses that could be read."""
        raw = self._raw
        self._reading.kind = raw.kind
        before = len(self._reading.mistakes)
        block = head_of(self._reading, raw, self._split)
        for part in raw.parts:
            self._waiting.append(part)
            while self._waiting:
                self._part(self._waiting.popleft())
        whole = self._whole and len(self._reading.mistakes) == before
        return msgspec.structs.replace(
            block, clauses=tuple(self._clauses), settings=tuple(self._settings), whole=whole
        )

    def _part(self, part: Part) -> None:
        if part.broken:
            self._whole = False
            return
        before = len(self._reading.mistakes)
        try:
            self._build(part)
        except MissingColon as missing:
            rest = self._split(part, missing)
            if rest is not None:
                self._part(rest)
        except Unread:
            self._whole = False
            if part.doubtful:
                del self._reading.mistakes[before:]

    def _build(self, part: Part) -> None:
        if part.label:
            self._clauses.append(clause_of(self._reading, part))
        elif self._raw.kind == "settings" and _is_line(part):
            self._settings.append(setting_of(self._reading, part))
        elif self._raw.kind == "recognise" and _is_line(part):
            self._clauses.append(recognised_of(self._reading, part))
        else:
            raise self._reading.refuse(mistakes_names.no_label(self._raw.kind, part.pieces))

    def _split(self, part: Part, missing: MissingColon) -> Part | None:
        """Report the missing colon, line up what follows it, and return what stood before it."""
        self._splits += 1
        self._reading.mistakes.append(mistakes_names.missing_colon(missing.label, missing.at))
        before = tuple(piece for piece in part.pieces if piece.end <= missing.at.start)
        after = tuple(piece for piece in part.pieces if piece.start >= missing.at.end)
        allowed = missing.label in LABELS_OF[self._raw.kind] and self._splits <= _COLON_LIMIT
        if allowed and after:
            self._waiting.append(Part(missing.label, missing.at, after))
        self._whole = False
        return msgspec.structs.replace(part, pieces=before) if before else None


def _is_line(part: Part) -> bool:
    return bool(part.pieces) and part.pieces[0].kind == "bullet"
