"""Rich text to blocks: the characters that are seen, in their paragraphs, tables, notes and boxes."""

import codecs
from collections.abc import Iterable

from msgspec.structs import replace

from fairreview.formats.archive import damaged
from fairreview.formats.characters import with_spaces
from fairreview.readers.blocks import Block
from fairreview.readers.rtf_flow import Flow
from fairreview.readers.rtf_state import State, formatted
from fairreview.readers.rtf_tokens import Token

_DEEPEST = 1000
_SAID = {
    "tab": "\t", "line": "\n", "page": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
# Groups that hold no words of the text, besides those that are marked with a star.
_SILENT = frozenset(
    "fonttbl colortbl info pict object objdata fldinst nonshppict shprslt sp listtable "
    "listoverridetable revtbl xe tc pntxta pntxtb rxe nonesttables annotation atnid "
    "atnauthor filetbl operator author company".split()
)
_MARGINS = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
_BOXES = frozenset(("shptxt", "dptxbxtext"))
# Groups with a star that are looked into all the same: the frame of a shape, and of a list number.
_OPENED = frozenset(("shpinst", "do", "footnote", "ud"))
_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


class RichText:
    """Reads the tokens of one file; afterwards holds its notes, margins, and what was left out."""

    def __init__(self) -> None:
        self._state = State()
        self._outer: list[State] = []
        self._flows = [Flow("body")]
        self._styles: dict[int, int] = {}
        self._title_style = -1
        self._style_name: list[str] = []
        self._code_page = "cp1252"
        self._bytes: list[str] = []
        self._to_skip = 0
        self._high = 0
        self._count = 0
        self.found: dict[str, list[Block]] = {"footnote": [], "endnote": [], "margin": []}
        self.has_hidden = False
        self.has_revisions = False

    def read(self, tokens: Iterable[Token]) -> list[Block]:
        """Return the blocks of the body; raise BadFile where groups are nested beyond all reason."""
        for token in tokens:
            if token.kind != "byte":
                self._flush()
            self._take(token)
        self._flush()
        while len(self._flows) > 1:
            self._end_flow()
        self._end_paragraph()
        self._flows[0].end_table()
        return self._flows[0].blocks

    def _take(self, token: Token) -> None:
        match token.kind:
            case "open":
                self._open()
            case "close":
                self._close()
            case "byte":
                self._byte(token.text)
            case "text":
                self._text(token.text)
            case "sign":
                self._sign(token.text)
            case "word":
                self._word(token.text, token.number)

    def _open(self) -> None:
        if len(self._outer) >= _DEEPEST:
            raise damaged()
        self._to_skip = 0
        self._outer.append(self._state)
        self._state = replace(self._state, opens=False, is_starred=False)

    def _close(self) -> None:
        self._to_skip = 0
        state = self._state
        if state.role == "style" and self._style_name:
            self._name_style("".join(self._style_name), state)
        if state.opens and len(self._flows) > 1:
            self._end_flow()
        self._state = self._outer.pop() if self._outer else State()

    def _byte(self, char: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(char)

    def _flush(self) -> None:
        """Say the bytes met so far: several may make one character."""
        if self._bytes:
            data = "".join(self._bytes).encode("latin-1")
            self._bytes = []
            self._say(data.decode(self._code_page, "replace"))

    def _text(self, words: str) -> None:
        skipped = min(self._to_skip, len(words))
        self._to_skip -= skipped
        if words[skipped:]:
            self._say(words[skipped:].encode("latin-1").decode(self._code_page, "replace"))

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state = replace(self._state, is_starred=True)
        elif self._to_skip:
            self._to_skip -= 1
        else:
            self._say(_SIGNS.get(sign, ""))

    def _word(self, name: str, number: int | None) -> None:
        """Follow a control word."""
        if self._destination(name):
            return
        if name in _SAID:
            self._say(_SAID[name], is_break=True)
        elif name == "u" and number is not None:
            self._unicode(number % 0x10000)
        elif name in ("par", "sect", "nestcell"):
            self._end_paragraph()
        elif name in ("cell", "row", "nestrow"):
            self._end_in_table(name)
        elif name == "ansicpg" or name in _CODE_PAGES:
            self._code_page = _known(f"cp{number}" if name == "ansicpg" else _CODE_PAGES[name])
        else:
            self._state = formatted(self._state, name, number, self._styles)

    def _destination(self, name: str) -> bool:
        """Say whether a word tells what its group is, and take note of it."""
        if name in _MARGINS or name in _BOXES or name == "footnote":
            if self._state.role == "text":
                kind = "margin" if name in _MARGINS else ("footnote" if name == "footnote" else "box")
                self._flows.append(Flow(kind))
                self._state = replace(State(), opens=True, skip=self._state.skip)
        elif name == "ftnalt":
            self._flows[-1].kind = "endnote"
        elif name in ("listtext", "pntext"):
            self._state = replace(
                self._state, role="mark" if self._state.role == "text" else self._state.role
            )
        elif name == "stylesheet":
            self._state = replace(self._state, role="style")
        elif name in _SILENT or (self._state.is_starred and name not in _OPENED):
            self._state = replace(self._state, role="silent", is_starred=False)
        else:
            return False
        return True

    def _unicode(self, code: int) -> None:
        """Say a character given by its number in UTF-16, and pass over what stands for it elsewhere."""
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            whole = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
            self._high = 0
            self._say(chr(whole))
        else:
            self._say(chr(code) if code >= 0x20 else "")
        self._to_skip = self._state.skip

    def _say(self, words: str, *, is_break: bool = False) -> None:
        state = self._state
        words = words if is_break else with_spaces(words).replace("\0", "")
        if state.role == "style":
            self._style_name.append(words)
        elif state.role == "mark":
            self._flows[-1].mark(words)
        elif state.role == "text" and state.is_deleted:
            self.has_revisions = True
        elif state.role == "text" and state.is_hidden:
            self.has_hidden = self.has_hidden or bool(words.strip())
        elif state.role == "text" and words:
            self._flows[-1].say(words, is_heavy=state.is_heavy)

    def _end_paragraph(self) -> None:
        state = self._state
        if state.role == "text":
            self._count += self._flows[-1].kind == "body"
            is_title = state.style == self._title_style
            self._flows[-1].end_paragraph(
                replace(state, level=state.level or int(is_title)), self._count, is_title=is_title
            )

    def _end_in_table(self, name: str) -> None:
        if self._state.role != "text":
            return
        if name == "cell":
            self._state = replace(self._state, is_in_table=True)
            self._end_paragraph()
            self._flows[-1].end_cell()
        elif name == "row":
            self._flows[-1].end_row(is_header=self._state.is_header)

    def _end_flow(self) -> None:
        """Close a note, box or margin, and put it where it belongs."""
        self._end_paragraph()
        flow = self._flows.pop()
        flow.end_table()
        if flow.kind in self.found:
            self.found[flow.kind] += flow.blocks
        else:
            self._flows[-1].boxes += flow.blocks

    def _name_style(self, name: str, state: State) -> None:
        self._style_name = []
        words = name.strip(" ;").lower()
        is_heading = words.startswith("heading ") and words[8:] in tuple("123456789")
        if words == "title":
            self._title_style = state.style
        self._styles[state.style] = int(words[8:]) if is_heading else state.level


def _known(code_page: str) -> str:
    """Return a code page that Python knows and that decodes bytes to text; the Western one for others."""
    try:
        codec = codecs.lookup(code_page)
    except (LookupError, ValueError):
        return "cp1252"
    return codec.name if code_page.startswith(("cp", "mac")) else "cp1252"
