"""Numbers of a spreadsheet as people see them: dates, percentages, money."""

import re
from datetime import datetime, timedelta

import msgspec

# The formats that every workbook has by its number, as far as they change what is read (ECMA-376-1, 18.8.30).
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 44: "$#,##0.00", **dict.fromkeys((14, 15, 16, 17), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21), "h:mm"), 22: "yyyy-mm-dd h:mm",
}  # fmt: skip
_FIRST_DAY = datetime(1899, 12, 30)
_MOST_DAYS = 2_958_466
_DAYS_TO_1904 = 1462
_CURRENCY = re.compile(r"\[\$([^\]-]{1,5})[^\]]*\]")
_UNSHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SIGNS = re.compile(r"[$€£¥]")
_LONGEST_FORMAT = 255
_MOST_DIGITS = 15


class NumberFormat(msgspec.Struct, frozen=True):
    """How a number is shown: as a date, with a unit before or after, with so many decimals."""

    is_date: bool = False
    is_percent: bool = False
    decimals: int = -1
    has_thousands: bool = False
    sign: str = ""


GENERAL = NumberFormat()


def number_format(code: str, number: int = 0) -> NumberFormat:
    """Return what a format code says, or a built-in `number` if the code is empty."""
    code = (code or _BUILT_IN.get(number, ""))[:_LONGEST_FORMAT].split(";")[0]
    currency = _CURRENCY.search(code)
    quoted = " ".join(re.findall(r'"([^"]*)"', code))
    plain = _UNSHOWN.sub("", code)
    sign = _SIGNS.search(f"{plain}{currency.group(1) if currency else ''}{quoted}")
    if re.search("[ymdhs]", plain.lower().replace("general", "")):
        return NumberFormat(is_date=True)
    if not re.search("[0#]", plain):
        return GENERAL
    decimals = re.search(r"\.([0#?]*)", plain)
    return NumberFormat(
        is_percent="%" in plain,
        decimals=len(decimals.group(1)) if decimals else 0,
        has_thousands=bool(re.search(r"[#0],[#0]", plain)),
        sign=sign.group() if sign else (currency.group(1).strip() if currency else ""),
    )


def shown(value: str, how: NumberFormat, *, is_from_1904: bool) -> str:
    """Return a number as its format shows it; dates as in ISO 8601, whatever the order of their parts."""
    try:
        number = float(value)
    except ValueError:
        return value
    if not abs(number) < 10**_MOST_DIGITS:
        return value
    if how.is_date:
        days = number + (_DAYS_TO_1904 if is_from_1904 else 0)
        return _date(days) if 0 <= days < _MOST_DAYS else value
    if how == GENERAL:
        return f"{number:.15g}"
    scaled = number * 100 if how.is_percent else number
    digits = f"{abs(scaled):{',' if how.has_thousands else ''}.{min(how.decimals, _MOST_DIGITS)}f}"
    return f"{'-' if scaled < 0 else ''}{how.sign}{digits}{'%' if how.is_percent else ''}"


def _date(days: float) -> str:
    moment = _FIRST_DAY + timedelta(seconds=round(days * 86_400))
    if days < 1:
        return f"{moment:%H:%M}"
    is_day = moment.hour == moment.minute == moment.second == 0
    return moment.date().isoformat() if is_day else f"{moment.date().isoformat()} {moment:%H:%M}"
