"""The shapes of SARIF 2.1.0 that fairreview writes (OASIS Standard, 27 March 2020, section 3)."""

from typing import Literal

import msgspec

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Level = Literal["error", "warning", "note"]


class _Shape(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """A piece of a log."""


class Message(_Shape, frozen=True, kw_only=True):
    """Words for people."""

    text: str


class ArtifactLocation(_Shape, frozen=True, kw_only=True):
    """A file."""

    uri: str


class Region(_Shape, frozen=True, kw_only=True):
    """A part of a file: lines and columns from 1, characters from 0."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    char_offset: int
    char_length: int


class DeletedRegion(_Shape, frozen=True, kw_only=True):
    """What a fix takes out; `char_length` 0 only marks where it puts something in."""

    char_offset: int
    char_length: int


class PhysicalLocation(_Shape, frozen=True, kw_only=True):
    """A place in a file."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class LogicalLocation(_Shape, frozen=True, kw_only=True):
    """A place by name: the document of a file that holds many, or a section."""

    name: str
    kind: str


class Location(_Shape, frozen=True, kw_only=True):
    """A place."""

    physical_location: PhysicalLocation
    logical_locations: tuple[LogicalLocation, ...] = ()


class Replacement(_Shape, frozen=True, kw_only=True):
    """A change of a text."""

    deleted_region: DeletedRegion
    inserted_content: Message


class ArtifactChange(_Shape, frozen=True, kw_only=True):
    """The changes of a file."""

    artifact_location: ArtifactLocation
    replacements: tuple[Replacement, ...]


class Fix(_Shape, frozen=True, kw_only=True):
    """A change that mends what was found."""

    description: Message
    artifact_changes: tuple[ArtifactChange, ...]


class Suppression(_Shape, frozen=True, kw_only=True):
    """What excuses a result; fairreview leaves out what is excused."""

    kind: Literal["inSource", "external"]


class Result(_Shape, frozen=True, kw_only=True):
    """A finding. No suppressions, told expressly, means that it counts."""

    rule_id: str
    rule_index: int
    level: Level
    message: Message
    suppressions: tuple[Suppression, ...]
    locations: tuple[Location, ...] = ()
    related_locations: tuple[Location, ...] = ()
    fixes: tuple[Fix, ...] = ()
    partial_fingerprints: dict[str, str] = {}
    properties: dict[str, str | bool | int | tuple[str, ...]] = {}


class Configuration(_Shape, frozen=True, kw_only=True):
    """How a rule is set."""

    level: Level


class Descriptor(_Shape, frozen=True, kw_only=True):
    """A rule."""

    id: str
    name: str
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: Configuration = msgspec.field(name="defaultConfiguration")
    help_uri: str | None = None
    properties: dict[str, tuple[str, ...]] = {}


class Driver(_Shape, frozen=True, kw_only=True):
    """The program and its rules."""

    name: str
    version: str
    rules: tuple[Descriptor, ...]


class Tool(_Shape, frozen=True, kw_only=True):
    """The program."""

    driver: Driver


class Notification(_Shape, frozen=True, kw_only=True):
    """Something to know of the run: a failure or a notice."""

    level: Level
    message: Message
    descriptor: dict[str, str]
    locations: tuple[Location, ...] = ()


class Invocation(_Shape, frozen=True, kw_only=True):
    """How the run went; it was successful if everything was looked at."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...]


class Run(_Shape, frozen=True, kw_only=True):
    """One run of the program."""

    tool: Tool
    invocations: tuple[Invocation, ...]
    results: tuple[Result, ...]
    column_kind: Literal["unicodeCodePoints"] = msgspec.field(name="columnKind")
    properties: dict[str, str | tuple[str, ...]] = {}


class Log(_Shape, frozen=True, kw_only=True):
    """The whole file."""

    schema: str = msgspec.field(name="$schema")
    version: Literal["2.1.0"]
    runs: tuple[Run, ...]


def encode(run: Run) -> str:
    """Return a log with one run as JSON, with a line end."""
    log = Log(schema=SCHEMA, version="2.1.0", runs=(run,))
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"
