"""What is in force inside a group of rich text, and what control words change about it."""

import msgspec
from msgspec.structs import replace


class State(msgspec.Struct, frozen=True):
    """What is in force inside a group; `role` says what its words are: text, mark, style or nothing."""

    role: str = "text"
    is_heavy: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_in_table: bool = False
    is_header: bool = False
    is_starred: bool = False
    skip: int = 1
    level: int = 0
    style: int = 0
    depth: int = 1
    opens: bool = False


def formatted(state: State, name: str, number: int | None, styles: dict[int, int]) -> State:
    """Return what is in force after a word about characters or paragraphs; a number of 0 switches off."""
    is_on = number != 0
    match name:
        case "plain":
            return replace(state, is_heavy=False, is_hidden=False, is_deleted=False)
        case "pard":
            return replace(state, level=0, style=0, depth=1, is_in_table=False)
        case "b" | "ul":
            return replace(state, is_heavy=is_on)
        case "v" | "deleted":
            return replace(state, is_hidden=is_on) if name == "v" else replace(state, is_deleted=is_on)
        case "intbl":
            return replace(state, is_in_table=True)
        case "trowd" | "trhdr":
            return replace(state, is_header=name == "trhdr")
        case "uc":
            return replace(state, skip=min(max(0, number or 0), 10))
        case _:
            return _numbered(state, name, number or 0, styles)


def _numbered(state: State, name: str, number: int, styles: dict[int, int]) -> State:
    if name == "s":
        return replace(state, style=number, level=styles.get(number, 0))
    if name == "outlinelevel":
        return replace(state, level=min(number, 5) + 1 if 0 <= number < 9 else 0)
    if name == "ilvl":
        return replace(state, depth=min(max(0, number), 8) + 1)
    return state
