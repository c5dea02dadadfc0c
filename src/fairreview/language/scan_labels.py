"""The labels of the language and the blocks that each belongs in."""

_ABOUT = (
    "title",
    "severity",
    "family",
    "applies to",
    "jurisdiction",
    "effective",
    "owner",
    "because",
    "source",
    "tags",
    "supersedes",
    "note",
)
_SAYS = ("say", "suggest", "fix")
_SHOWS = ("passes", "fails", "known miss", "known false alarm", "example")
_ALLOWS = ("approved by", "until")
_CHOOSES = ("name", "for each", "compare", "grouped by", "smallest group", "measure", "where", "only when")

# What may stand in a block, in the order in which messages offer it.
LABELS_OF: dict[str, tuple[str, ...]] = {
    "policy": ("package", "language", *_ABOUT),
    "rule": (*_ABOUT, *_CHOOSES, "flag", "require", "unless", *_SAYS, *_SHOWS),
    "lexicon": ("entries", *_ABOUT),
    "pattern": _ABOUT,
    "define": ("means", *_ABOUT),
    "settings": ("note",),
    "recognise": ("note",),
    "change rule": (*_ABOUT, *_SAYS, "unless", *_SHOWS, *_ALLOWS),
    "change lexicon": ("add", "remove", *_ABOUT, *_ALLOWS),
    "change setting": (*_ABOUT, *_ALLOWS),
    "turn off": ("because", "approved by", "until", "source", "owner", "note", "title"),
    "waive": ("because", "approved by", "until", "source", "owner", "note", "title"),
    "use": (),
}
LABELS: tuple[str, ...] = tuple(dict.fromkeys(label for labels in LABELS_OF.values() for label in labels))
# Words with a colon that stand inside a clause and do not begin one.
INNER: tuple[tuple[str, ...], ...] = (
    ("all", "of"),
    ("any", "of"),
    ("none", "of"),
    ("in", "order"),
    ("rows",),
)
EXAMPLE_LABELS: tuple[str, ...] = ("expect",)

# What people write when they mean one of ours.
ALIASES: dict[str, str] = {
    "reason": "because",
    "reasons": "because",
    "rationale": "because",
    "why": "because",
    "except": "unless",
    "exception": "unless",
    "exceptions": "unless",
    "excluding": "unless",
    "message": "say",
    "text": "say",
    "level": "severity",
    "priority": "severity",
    "citation": "source",
    "cite": "source",
    "reference": "source",
    "references": "source",
    "law": "source",
    "expires": "until",
    "expiry": "until",
    "ends": "until",
    "fail": "fails",
    "bad": "fails",
    "pass": "passes",
    "good": "passes",
    "when": "only when",
    "if": "only when",
    "words": "entries",
    "terms": "entries",
    "description": "note",
    "comment": "note",
    "approver": "approved by",
    "approved": "approved by",
    "find": "flag",
    "match": "flag",
    "forbid": "flag",
    "must": "require",
    "requires": "require",
    "kind": "applies to",
    "kinds": "applies to",
    "document": "applies to",
    "scope": "applies to",
    "replace": "fix",
    "help": "suggest",
    "advice": "suggest",
    "hint": "suggest",
    "category": "family",
    "place": "jurisdiction",
    "places": "jurisdiction",
    "region": "jurisdiction",
    "valid": "effective",
    "from": "effective",
    "test": "example",
    "expects": "expect",
    "expected": "expect",
}

BLOCK_WORDS: tuple[str, ...] = (
    "policy",
    "use",
    "rule",
    "lexicon",
    "pattern",
    "define",
    "settings",
    "recognise",
    "change",
    "turn",
    "waive",
)
SAME_BLOCK: dict[str, str] = {"recognize": "recognise", "setting": "settings", "definition": "define"}
# How each kind of block begins, for messages.
FIRST_LINES: dict[str, str] = {
    "policy": 'policy "Title" version 1',
    "use": "use fairreview.wording version 1.2",
    "rule": 'rule WORD-001 "What it asks"',
    "lexicon": "lexicon vague-words",
    "pattern": "pattern personal-trait",
    "define": "define measurable for criterion",
    "settings": "settings",
    "recognise": "recognise job-description",
    "change rule": "change rule WORD-001",
    "change lexicon": "change lexicon vague-words",
    "change setting": "change setting longest-timeframe to 6 months",
    "turn off": "turn off rule WORD-001",
    "waive": 'waive rule WORD-001 for document "reviews/r-118.docx"',
}


def closing_word(kind: str) -> str:
    """Return what follows `end` to close a block: the kind, `change` for all that changes something."""
    return "change" if kind.startswith("change") else kind
