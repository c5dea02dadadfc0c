"""Numbers of list items as they are written: 3, c, C, iii, III."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_HIGHEST_ROMAN = 4000
_HIGHEST_LETTER = 26 * 26


def written(count: int, form: str) -> str:
    """Return a number in the form whose first number is `form`: `1`, `a`, `A`, `i` or `I`."""
    if form in ("a", "A") and 0 < count <= _HIGHEST_LETTER:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif form in ("i", "I") and 0 < count < _HIGHEST_ROMAN:
        letters = _roman(count)
    else:
        return str(count)
    return letters.upper() if form.isupper() else letters


def _roman(count: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (count // value)
        count %= value
    return letters
