"""PDF files, whole and damaged."""

import io
import warnings
from collections.abc import Sequence
from random import Random

import pikepdf

from tests.fuzzing.damage import damage_bytes
from tests.pdf_files import LEFT, TOP, grid, lines, pdf, picture_of_text, prose

# What goes wrong in a content stream: numbers out of reach, matrices that are none, text that never ends.
_OPERATORS = (
    b" 0 0 0 0 0 0 cm ", b" 1e30 0 0 1e30 0 0 cm ", b" /F1 1e9 Tf ", b" /F1 0 Tf ", b" BT ", b" ET ", b" q " * 500,
    b" Q Q Q ", b" 0 0 1e9 1e9 re W n ", b" (x) Tj " * 2000, b" 0 0 m 1 1 l S " * 2000, b" -99999999 99999999 Td ",
    b" NaN 0 Td ", b" /Fm0 Do ", b" BI ID EI ", b" 3 Tr ", b" 90 Tz -500 Tc ",
)  # fmt: skip
_NUMBERS = (0, -1, 1, 3, 90, 2**31, -(2**31), 10**12, 65536)
_MOST_PAGES = 8


def seeds() -> Sequence[bytes]:
    """Return a draft with a table, lists and a form field, a picture of text, and a protected file."""
    return [pdf(_draft), pdf(prose, picture_of_text), pdf(_draft, password="")]


def mutate(rng: Random, data: bytes) -> bytes:
    """Return a file with damage done to it: to its bytes, its objects, or the streams in them."""
    if rng.random() < 0.3:
        return damage_bytes(rng, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _changed(rng, data)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, KeyError, IndexError, OverflowError):
        return damage_bytes(rng, data)  # too far gone for anything else


def _draft(canvas: object) -> None:
    from reportlab.pdfgen.canvas import Canvas

    assert isinstance(canvas, Canvas)
    y = lines(canvas, ["Permit Analyst"], size=20)
    y = lines(canvas, ["• Lead the team.", "• Plan the work."], y=y)
    grid(canvas, [("Goal", "Target"), ("Letters", "95 %")], y, (120, 150))
    canvas.acroForm.textfield(value="She met all goals.", x=LEFT, y=TOP - 400, width=300, height=20)


def _changed(rng: Random, data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as file:
        objects = [
            each
            for each in file.objects
            if isinstance(each, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream))
        ]
        each, other = rng.choice(objects), rng.choice(objects)
        match rng.randrange(6):
            case 0 if isinstance(each, pikepdf.Stream):
                _damage_stream(rng, each)
            case 1:
                _set(rng, each, rng.choice(_NUMBERS))
            case 2:
                _set(
                    rng, each, pikepdf.Name(rng.choice(("/Type", "/Page", "/Pages", "/Font", "/Identity-H")))
                )
            case 3:
                _set(rng, each, other)  # a ring of objects, or one of the wrong kind
            case 4:
                _drop(rng, each)
            case _:
                page = rng.choice(file.pages)
                for _ in range(rng.choice((1, 3, _MOST_PAGES))):
                    file.pages.append(page)
        out = io.BytesIO()
        file.save(out, static_id=True)
        return out.getvalue()


def _damage_stream(rng: Random, stream: pikepdf.Stream) -> None:
    content = stream.read_bytes()
    at = rng.randrange(len(content) + 1)
    if rng.random() < 0.5:
        stream.write(content[:at] + rng.choice(_OPERATORS) + content[at:])
    else:
        stream.write(damage_bytes(rng, content))


def _set(rng: Random, holder: object, value: object) -> None:
    if isinstance(holder, pikepdf.Array) and len(holder):
        holder[rng.randrange(len(holder))] = value
    elif isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)):
        keys = sorted(holder.keys())
        if keys:
            holder[rng.choice(keys)] = value


def _drop(rng: Random, holder: object) -> None:
    if isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)):
        keys = sorted(holder.keys())
        if keys:
            del holder[rng.choice(keys)]
