"""Messages about signs that the language writes in words."""

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_place import Place
from fairreview.model.diagnostic import Diagnostic, Label

_COMPARISONS = {
    ">=": "is at least",
    "\u2265": "is at least",
    "<=": "is at most",
    "\u2264": "is at most",
    ">": "is more than",
    "<": "is less than",
    "=": "is",
    "==": "is",
    "!=": "is not",
    "<>": "is not",
    "\u2260": "is not",
}
_JOINS = {"&": "and", "&&": "and", "+": "and", "|": "or", "||": "or"}
_BRACKETS = "()[]{}"


def bracket(place: Place) -> Diagnostic | None:
    """Answer round, square and curly brackets."""
    if not place.is_kind(place.index, "sign") or place.pieces[place.index].text not in _BRACKETS:
        return None
    if place.start not in ("cond", "line", "entry", "measure"):
        message = f"`{place.pieces[place.index].text}` is not used here"
        return error("FR112", message, Label(place.at, "remove the bracket"))
    return error(
        "FR112",
        "brackets are not used to group conditions",
        Label(place.at, "remove the bracket"),
        "use a bullet list (`all of:` / `any of:`), or give the inner part a name with `define`",
    )


def symbol(place: Place) -> Diagnostic | None:
    """Answer `>=`, `==`, `&` and their like with the words to write."""
    if not place.is_kind(place.index, "sign"):
        return None
    sign = place.pieces[place.index].text
    words = _COMPARISONS.get(sign) or _JOINS.get(sign)
    if words is None:
        return None
    if sign in _COMPARISONS and place.word(place.index - 1) in ("is", "are"):
        words = words.removeprefix("is ") if words != "is" else ""
    message = f"`{sign}` is not used here"
    label = Label(place.at, f"write this in words: {words}" if words else "leave it out")
    return error("FR111", message, label, f"for example: {place.sentence_with(words)}")


def stop(place: Place) -> Diagnostic | None:
    """Answer a full stop, semicolon or other sign that ends or joins sentences elsewhere."""
    if not place.is_kind(place.index, "sign"):
        return None
    sign = place.pieces[place.index].text
    if sign in ".;" and place.index == len(place.pieces) - 1:
        return error("FR111", f"a clause does not end with `{sign}`", Label(place.at, "remove it"))
    if sign == "/":
        return error("FR111", "`/` is not used here", Label(place.at, "write `and` or `or`"))
    if sign == "%" and place.start in ("cond", "line"):
        return error("FR111", "`%` needs a number before it", Label(place.at), "for example: 20 %")
    return None
