"""The closed words of fairreview: each is declared here once, with a sentence on its meaning.

The policy checker's "did you mean", the printed facts and the reference page all read this file.
"""

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "advice"]
Applicability = Literal["safe", "unsafe", "display"]

ValueType = Literal["text", "number", "percent", "duration", "date", "money", "list"]


class Noun(msgspec.Struct, frozen=True):
    """A thing a text can have, contain or be inside of."""

    name: str
    meaning: str
    estimated: bool = False
    needs_grammar: bool = False
    needs_mission: bool = False


class FieldName(msgspec.Struct, frozen=True):
    """A value that a document, criterion or passage has; `type` says what it may be compared with."""

    name: str
    type: ValueType
    meaning: str


KINDS: dict[str, str] = {
    "job-description": "what a job is, what it asks for, or an advert for it",
    "performance-review": "a judgement of one person's work in a period",
    "performance-plan": "the criteria and goals somebody will be judged by",
    "mission-plan": "the objectives of an organisation",
}
SEVERITIES: dict[str, str] = {
    "error": "should not enter the record as it is",
    "warning": "worth changing, or worth a reason",
    "advice": "a question to the author",
}
FAMILIES: tuple[str, ...] = tuple(
    "age gender family disability origin religion criminal military education jargon vague "
    "personality hedge hearsay intent comparison absolute loaded protected rater-error "
    "pay structure plain-language measurable standard mission empowerment accountability recognition "
    "consistency disparity house".split()
)
JURISDICTIONS: dict[str, str] = {
    "general": "everywhere",
    "us": "the United States",
    "us-federal": "the United States: federal bodies",
    "us-co": "Colorado",
    "us-ny": "New York",
    "us-ca": "California",
    "us-wa": "Washington State",
    "us-il": "Illinois",
    "uk": "the United Kingdom",
    "eu": "the European Union",
    "ca": "Canada",
    "ca-on": "Ontario",
    "au": "Australia",
}

UNITS: dict[str, str] = {
    "document": "the whole text",
    "section": "a heading and what stands under it",
    "paragraph": "a paragraph, list item or table cell",
    "sentence": "a sentence",
    "criterion": "one criterion or goal of a plan or review",
    "objective": "one objective of a mission plan",
}
# What can be looked at around flagged words, and is no unit of its own: `the passage contains …`.
SURROUNDINGS: dict[str, str] = {
    "passage": "the sentence with the one before and the one after it in the same paragraph",
}
UNITS_OF_KIND: dict[str, tuple[str, ...]] = {
    "job-description": ("section", "paragraph", "sentence"),
    "performance-review": ("section", "paragraph", "sentence", "criterion"),
    "performance-plan": ("section", "paragraph", "sentence", "criterion"),
    "mission-plan": ("section", "paragraph", "sentence", "objective"),
}

_PASSAGE = (
    FieldName("text", "text", "its words"),
    FieldName("length", "number", "how many words it has"),
)
_DOCUMENT = (
    *_PASSAGE,
    FieldName("id", "text", "its identifier"),
    FieldName("title", "text", "its title"),
    FieldName("kind", "text", "what kind of document it is"),
    FieldName("employee", "text", "name or code of the person reviewed"),
    FieldName("role", "text", "the job"),
    FieldName("grade", "text", "the grade"),
    FieldName("series", "text", "the occupational series"),
    FieldName("unit", "text", "the part of the organisation"),
    FieldName("period", "text", "the period it is about"),
    FieldName("status", "text", "draft, final, or the sort of talk on the way"),
    FieldName("author", "text", "who wrote it"),
    FieldName("created", "date", "when it was written"),
    FieldName("reviewed", "date", "when it was last reviewed"),
    FieldName("rating", "number", "the overall rating"),
    FieldName("scale", "text", "the rating scale"),
    FieldName("standard-levels", "list", "the levels of the standard"),
    FieldName("comments", "text", "comments"),
    FieldName("evidence", "text", "what the judgement rests on"),
    FieldName("next-steps", "text", "what happens next"),
    FieldName("recognition", "text", "what is recognised"),
    FieldName("weights-sum", "percent", "what the weights of its criteria add up to"),
    FieldName("beyond-scale", "number", "how far its rating lies outside the scale: 0 inside"),
    FieldName("rating-position", "percent", "where its rating lies on the scale: 0 % lowest, 100 % highest"),
)
_CRITERION = (
    *_PASSAGE,
    FieldName("id", "text", "its identifier"),
    FieldName("title", "text", "its title"),
    FieldName("weight", "percent", "its share of the whole"),
    FieldName("metric", "text", "what is counted, observed or checked"),
    FieldName("target", "text", "how much or how well counts as met"),
    FieldName("timeframe", "duration", "by when, how often or in which period"),
    FieldName("measure-source", "text", "where the figures come from"),
    FieldName("objective", "text", "the mission objective it serves"),
    FieldName("rating", "number", "the rating given"),
    FieldName("beyond-scale", "number", "how far its rating lies outside the scale: 0 inside"),
    FieldName("rating-position", "percent", "where its rating lies on the scale: 0 % lowest, 100 % highest"),
    FieldName("comments", "text", "comments on it"),
    FieldName("status", "text", "draft or final; the document's own when it has none"),
)
_OBJECTIVE = (
    *_PASSAGE,
    FieldName("id", "text", "its identifier"),
    FieldName("title", "text", "its title"),
    FieldName("measure", "text", "what shows that it is reached"),
    FieldName("beneficiary", "text", "whom it serves"),
    FieldName("status", "text", "whether it is in force or retired"),
)
_SECTION = (*_PASSAGE, FieldName("title", "text", "its heading"))
# What the sums of money in a few words come to.
SUMS = (
    FieldName("lowest-sum", "money", "the lowest sum of money in it"),
    FieldName("highest-sum", "money", "the highest sum of money in it"),
    FieldName("sum-spread", "money", "how much its highest sum of money is above its lowest"),
)
# What no document gives: it is worked out of what it gives.
WORKED_OUT: frozenset[str] = frozenset({"length", "weights-sum", "beyond-scale", "rating-position"})
FIELDS: dict[str, tuple[FieldName, ...]] = {
    "document": _DOCUMENT,
    "section": _SECTION,
    "paragraph": _PASSAGE,
    "sentence": (*_PASSAGE, *SUMS),
    "passage": _PASSAGE,
    "criterion": _CRITERION,
    "objective": _OBJECTIVE,
    "match": (*_PASSAGE, *SUMS),
}

# What can be pointed at in a text. `it is inside a …`, `it is part of a …`, `the sentence contains a …`.
MARKS: tuple[Noun, ...] = (
    Noun("quotation", "words between quotation marks, or a quoted block"),
    Noun("link", "a web address"),
    Noun("email-address", "an e-mail address"),
    Noun("code", "text marked as program code"),
    Noun("equal-opportunity-statement", "it lists protected grounds or welcomes everybody to apply"),
    Noun("legal-citation", "a law, regulation, directive or order that is named, with or without a number"),
    Noun("programme-title", "the name of a programme, office, body or award, in capitals"),
    Noun("job-title", "a title of a post, in capitals or in the document's own title"),
    Noun("street-address", "the name of a road, building or place, in capitals"),
    Noun("quantity", "a number with what it counts or measures"),
    Noun("percentage", "a share in percent or as a fraction"),
    Noun("money", "a sum of money"),
    Noun("money-range", "a lowest and a highest sum of money that belong together"),
    Noun(
        "open-ended-sum", "a sum of money that is only the lowest or only the highest: up to $90,000, $50k+"
    ),
    Noun("count", "how many of something"),
    Noun("duration", "a length of time"),
    Noun("age", "a number of years of somebody's age"),
    Noun("date", "a day, month, quarter or year"),
    Noun("period", "a deadline, frequency or span of time"),
    Noun("evidence", "a date, count, product, record or named source that a reader could check"),
    Noun("observed-behaviour", "something that was done, with what, when or how often"),
    Noun("named-source", "the person, record or survey that a statement comes from"),
    Noun("accommodation-wording", "with or without accommodation, or reasonable adjustments"),
    Noun("acronym", "an abbreviation in capitals"),
    Noun("metric", "what is counted, observed or checked"),
    Noun("target", "how much or how well counts as met"),
    Noun("timeframe", "by when, how often or in which period"),
    Noun("objective-reference", "an objective, goal or plan that is named as served"),
    Noun("beneficiary", "those whom the work serves, such as residents, patients or the public"),
    Noun("reason", "words that begin a reason or a purpose, such as because, so that, to protect"),
    Noun("help", "training, coaching, support or a resource that somebody offers or arranges"),
    Noun("next-step", "what is to be done, and by when"),
    Noun("measure-source", "the log, survey, audit, sample or system that figures are taken from"),
    Noun("volume-measure", "a count of work dealt with, such as calls, cases, fines, hours"),
    Noun("quality-measure", "how well it is done: accuracy, errors, returned work, a sample or an audit"),
    Noun("timeliness-measure", "how fast or by when it is done: a limit, waiting time, backlog, lateness"),
    Noun("cost-measure", "what it costs, saves or brings in"),
    Noun("outcome-measure", "what changes for people or places: fewer injuries, families housed, trust"),
    Noun("public-benefit", "who is better off, or the public good that is served"),
    Noun("people-measure", "colleagues and staff: their learning, growth, wellbeing, teamwork"),
    Noun("values-measure", "a value of public service: integrity, fairness, openness, respect"),
    Noun("rule-following", "rules, procedures, instructions or forms that are to be followed"),
    Noun("latitude", "room for judgement, choice, ideas or learning"),
    Noun("participation", "the person had a say in it, or agreed it with somebody"),
    Noun("answerable-to-others", "peers, users or the public see, review or comment on the work"),
    Noun("safety-reason", "death, injury, security or great loss given as the reason"),
)
# What a flagged word, sentence or criterion can be: `it is negated`, `it is a requirement`.
FACTS: tuple[Noun, ...] = (
    Noun("negated", "it is denied, forbidden or excluded by its own clause", needs_grammar=True),
    Noun("hedged", "it is said with a word of doubt"),
    Noun("quoted", "it is reported as somebody else's words"),
    Noun("requirement", "it says what the person must have, be or be able to do"),
    Noun("preference", "it says what is welcome and not needed"),
    Noun("duty", "it says what the person does in the job"),
    Noun("employer-described", "its sentence describes the employer, its places or people, and seeks nobody"),
    Noun("task-described", "its sentence begins with a task and its object, and seeks nobody"),
    Noun("capitalised", "each of its longer words has a capital, in a sentence that is not all capitals"),
    Noun("explained", "its full form stands in the document"),
    Noun("vague", "it asks for a quality with nothing to check it by", estimated=True),
    Noun("heading", "it is a heading"),
    Noun(
        "opening-word", "its sentence begins with it, or with a label, the person or a helping verb before it"
    ),
    Noun("before-the-period", "it is a date before the period that the document is about"),
    Noun("late-in-the-period", "it is a date in the last quarter of the period the document is about"),
    Noun("retention-level", "it stands in the description of the lowest acceptable level"),
    Noun("unacceptable-level", "it stands in the description of an unacceptable level"),
    Noun("unlisted-objective", "it names an objective that no mission plan lists", needs_mission=True),
    Noun("retired-objective", "it names an objective that is retired or ended", needs_mission=True),
    Noun("repeated-id", "it is an objective with the identifier of one before it"),
)
# Who is meant: `it describes the applicant`, `the sentence mentions the clients`.
PEOPLE: tuple[Noun, ...] = (
    Noun("applicant", "the person sought or holding the post", needs_grammar=True),
    Noun("employee", "the person reviewed", needs_grammar=True),
    Noun("clients", "those the service is for", needs_grammar=True),
    Noun("organisation", "the employer, its teams and units", needs_grammar=True),
    Noun("third-person", "a named or described other person", needs_grammar=True),
)
VERBS: dict[str, str] = {
    "describes": "says what somebody or something is like",
    "mentions": "has a word for it",
    "requires": "asks for it as a condition",
    "supports": "serves a mission objective",
}
WORD_CLASSES: dict[str, str] = {
    "noun": "a noun",
    "proper-noun": "a name",
    "verb": "a verb",
    "auxiliary": "a helping verb such as be, have, can",
    "adjective": "an adjective",
    "adverb": "an adverb",
    "pronoun": "a pronoun",
    "determiner": "a, the, this, my, every",
    "number": "a number",
    "preposition": "in, of, with, for",
    "reference-to-the-employee": "a name, pronoun or noun for the person reviewed",
    "reference-to-the-applicant": "a name, pronoun or noun for the person sought",
    "reference-to-clients": "a noun for those the service is for",
    "reference-to-the-organisation": "a pronoun or noun for the employer",
}
RELATIONS: dict[str, str] = {
    "subject": "who or what does or is it",
    "object": "what it is done to",
    "complement": "what somebody is said to be",
    "modifier": "an adjective or noun before the word it belongs to",
    "owner": "whose it is",
    "conjunct": "joined to it by and, or, a comma",
    "negation": "not, never, no",
    "adverb": "how, when or how often",
}
PLACEHOLDERS: dict[str, str] = {
    "word": "the flagged word",
    "words": "the flagged words",
    "sentence": "the sentence",
    "section": "the heading of the section",
    "document": "the document's title or name",
    "criterion": "the criterion's words",
    "objective": "the objective's words",
    "failed": "what was not met, from the `otherwise` texts",
    "suggestions": "the suggestions of the lexicon entry, joined",
    "first-suggestion": "the first suggestion of the lexicon entry",
    "person": "who is described, as the text calls them",
}


def places_asked(named: tuple[str, ...]) -> frozenset[str]:
    """Return the jurisdictions in force in the `named` ones: a code, the one before its hyphen, general."""
    parents = {code.split("-", 1)[0] for code in named}
    return frozenset({*named, *parents, "general"})


def fields_of(unit: str) -> tuple[str, ...]:
    """Return the names of the fields that a `unit` has."""
    return tuple(field.name for field in FIELDS.get(unit, ()))
