"""What the next steps of a review ask to be learnt, as topics that can be counted over many reviews."""

import re

from fairreview.text import fold

# A clause ends at a mark, or where a time, a place or another person comes in.
_CLAUSE_END = re.compile(
    r"[.;:,!?()\n\u2013\u2014]+|\s-\s"
    r"|\b(?:by|before|until|from|during|after|within|at|every|each|with|starting|so that|because"
    r"|and will|and then)\b"
    r"|\b(?:in|this|next|last)\s(?:the\s)?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|spring|summer|autumn|fall|winter|q[1-4]|fy|year|month|quarter|week|\d+)\b"
)
_LEARNING = re.compile(
    r"\b(?:train(?:s|ed|ing)?|learn(?:s|ed|ing)?|course|class|workshop|seminar|certificate|coaching|coached"
    r"|mentoring|mentored|practi[sc](?:e|es|ed|ing)|refresher|upskill(?:ed|ing)?|tuition|lessons?)\b"
)
_LINK = re.compile(r"(?:(?:how to|in|on|about|of|for|to use|to|use|using)\s)+")
# Who takes part, and in what way, stands before these; the topic does not.
_TAKING = re.compile(
    r"\b(?:will|shall|should|must|can|to|is|be|ha[sv]e?|needs?|wants?|agrees?|plans?|(?:book|attend|complete|take"
    r"|finish|enrol|enroll|receive|get|give|offer|join|arrange|start|begin|do|sign)(?:s|es|ed|ing)?|taken|given)\b"
)
_EMPTY = frozenset(
    "a an the and or of in on to for up his her their its my our your this that these some more further"
    " basic advanced better new own short extra additional refresher introductory day days week weeks"
    " hour hours one two three half full online internal external joint we i he she they who course"
    " courses class classes workshop workshops seminar training train coaching certificate session"
    " sessions lesson lessons programme program skills skill practise practice learn learns learning"
    " mentoring".split()
)
_WORD = re.compile(r"[^\W\d_][\w'&+#]*")
_MOST_WORDS = 4
_MOST_TOPICS = 12


def find_needs(text: str, person: str = "") -> tuple[str, ...]:
    """Return the topics of learning that a text names, folded, each once, in order of the text.

    A topic is the first four telling words after a word of learning and its preposition ("training in
    *report writing*"), or else the last four before it ("*Excel* course"), inside one clause; words for
    time, the course itself and the name of the `person` are left out. Without a word of learning there is
    no topic.
    """
    if not _LEARNING.search(text.lower()):
        return ()
    found: dict[str, None] = {}
    names = frozenset(_WORD.findall(fold(person)))
    for clause in _CLAUSE_END.split(fold(text).replace("\n", ". ")):
        cues = [*_LEARNING.finditer(clause)]
        starts = [0, *(cue.end() for cue in cues)]
        ends = [*(cue.start() for cue in cues[1:]), len(clause)]
        for start, cue, end in zip(starts, cues, ends, strict=False):
            found[_topic(clause[start : cue.start()], clause[cue.end() : end], names)] = None
    return tuple(topic for topic in found if topic)[:_MOST_TOPICS]


def _topic(before: str, after: str, names: frozenset[str]) -> str:
    rest = after.lstrip()
    link = _LINK.match(rest)
    named = _telling(rest[link.end() :] if link else rest, names)[:_MOST_WORDS]
    return " ".join(named or _telling(_TAKING.split(before)[-1], names)[-_MOST_WORDS:])


def _telling(words: str, names: frozenset[str]) -> list[str]:
    return [word for word in _WORD.findall(words) if word not in _EMPTY and word not in names]
