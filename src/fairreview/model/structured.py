"""Structured documents as other systems may send them: pydantic models, whose JSON Schema is published.

`readers.record` reads the same without pydantic, which takes longer to import than a page takes to check;
a test holds both to accepting the same. A field may be written with hyphens too.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Words = str | int | float | None
# Each part of a list stands on its own line of the text.
Lines = str | int | float | list[Words] | None
Kind = Literal["job-description", "performance-review", "performance-plan", "mission-plan", ""]


class _Given(BaseModel):
    # An unknown field is a notice and no mistake.
    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)


class StructuredCriterion(_Given):
    """A criterion or goal of a plan or review."""

    id: Words = None
    title: Words = None
    text: Words = Field(None, description="its words")
    weight: Words = Field(None, description="its share of the whole, in percent")
    metric: Words = Field(None, description="what is counted, observed or checked")
    target: Words = Field(None, description="how much or how well counts as met")
    timeframe: Words = Field(None, description="by when, how often or in which period")
    measure_source: Words = Field(None, description="where the figures come from")
    objective: Words = Field(None, description="the mission objective it serves")
    rating: Words = Field(None, description="the rating given")
    comments: Words = None
    status: Words = Field(None, description="draft or final; the document's own when it has none")


class StructuredObjective(_Given):
    """An objective of a mission plan."""

    id: Words = None
    title: Words = None
    text: Words = None
    measure: Words = Field(None, description="what shows that it is reached")
    beneficiary: Words = Field(None, description="whom it serves")
    status: Words = Field(None, description="whether it is in force or retired")


class StructuredDocument(_Given):
    """A job description, plan, review or mission plan; every field is optional, but one must be there."""

    id: Words = None
    kind: Kind | None = Field(None, description="what it is; without it the kind is told or guessed")
    title: Words = None
    text: str | None = Field(None, description="its text, in which positions are counted")
    employee: Words = Field(None, description="name or code of the person reviewed; never copied out")
    role: Words = None
    grade: Words = None
    series: Words = Field(None, description="the occupational series")
    unit: Words = Field(None, description="the part of the organisation")
    period: Words = Field(None, description="the period it is about")
    status: Words = Field(None, description="draft, final, or the sort of talk on the way")
    author: Words = None
    created: Words = Field(None, description="the day it was written")
    reviewed: Words = Field(None, description="the day it was last reviewed")
    rating: Words = Field(None, description="the overall rating")
    scale: Words = Field(None, description="the rating scale, such as 1-5")
    standard_levels: Lines = Field(None, description="the levels of the standard")
    comments: Lines = None
    evidence: Lines = Field(None, description="what the judgement rests on")
    next_steps: Lines = None
    recognition: Lines = None
    criteria: list[StructuredCriterion] | None = None
    objectives: list[StructuredObjective] | None = None


def schema_json() -> str:
    """Return the JSON Schema (draft 2020-12) of a structured document: a line, or an entry of a list."""
    import json

    schema = StructuredDocument.model_json_schema(mode="validation")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, indent=2, ensure_ascii=False) + "\n"
