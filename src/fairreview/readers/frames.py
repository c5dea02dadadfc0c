"""What the process that reads untrusted files is told and answers: frames of MessagePack on a pipe."""

from collections.abc import Mapping
from typing import IO

import msgspec

from fairreview.model.document import Document

# What one file may cost: seconds on the clock, and all the memory of the process that reads it.
SECONDS = 30
MEMORY = 512 * 1024 * 1024
# The status with which the process ends when that memory is not enough.
OUT_OF_MEMORY = 3
# A frame holds one document, or one file to read with some bytes around it.
LONGEST_FRAME = 128 * 1024 * 1024
# Who reads which format, as `module:function`; each is imported in the child, when the first such file comes.
READERS: Mapping[str, str] = {
    "docx": "fairreview.readers.docx:read_docx",
    "odt": "fairreview.readers.opendocument:read",
    "rtf": "fairreview.readers.rtf:read",
    "pdf": "fairreview.readers.pdf:read",
    "html": "fairreview.readers.html:read",
    "xlsx": "fairreview.readers.sheets:read",
}
_LENGTH = 8
READY = b""
_documents = msgspec.msgpack.Decoder(Document)


class Job(msgspec.Struct, frozen=True):
    """A file to read: its format (of READERS), bytes and name, and the headings of the fields in tables."""

    format: str
    data: bytes
    name: str
    columns: Mapping[str, str] = {}


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Write one frame; an empty one says that the writer is ready for another job."""
    stream.write(len(content).to_bytes(_LENGTH, "big"))
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Return the content of the next frame; raise EOFError where the stream ends or is no frame."""
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > LONGEST_FRAME:
        raise EOFError
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def encode(value: Job | Document) -> bytes:
    """Return a job or a document as bytes."""
    return msgspec.msgpack.encode(value)


def decode_job(content: bytes) -> Job:
    """Return the job in a frame."""
    return msgspec.msgpack.decode(content, type=Job)


def decode_document(content: bytes) -> Document:
    """Return the document in a frame; raise msgspec.DecodeError if it is none."""
    return _documents.decode(content)
