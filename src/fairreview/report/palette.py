"""Colours of a report. The front door chooses a palette; a report only paints with it."""

import msgspec

_RESET = "\x1b[0m"


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """Terminal codes by role; an empty code leaves the text as it is."""

    error: str = ""
    warning: str = ""
    advice: str = ""
    strong: str = ""
    faint: str = ""

    def paint(self, code: str, text: str) -> str:
        """Return `text` between `code` and the code that ends it."""
        return f"{code}{text}{_RESET}" if code and text else text

    def of(self, severity: str) -> str:
        """Return the code of a severity; an outcome that is none of them is plain."""
        return {"error": self.error, "warning": self.warning, "advice": self.advice}.get(severity, "")


PLAIN = Palette()
COLOURED = Palette(
    error="\x1b[1;31m",
    warning="\x1b[1;33m",
    advice="\x1b[1;36m",
    strong="\x1b[1m",
    faint="\x1b[2m",
)
