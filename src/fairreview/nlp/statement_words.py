"""The wordings of statements about a thing, and not about the person. For `steps` only."""

import re

from fairreview.nlp.step_words import NOBODY, WORD

# What the line is about is named first, and not the person: "court lists carry no double bookings".
_BEGINS = r"(?:^|(?<=\n)|(?<=[.;:]\s)|(?<=\n-\s)|(?<=,\s))[-*•\s]{0,4}"
_NAMED_FIRST = (
    rf"(?:(?i:an?|the|each|every|all|both|no|any|one|two|three|four)\s(?:{WORD}\s){{1,6}}?"
    rf"|(?i:{NOBODY})\s|(?:[A-Z][\w’'-]{{2,30}}\s)(?:(?!(?:and|or|sure"
    rf"|that)\b)[a-z][\w’'-]{{1,30}}\s){{0,3}}?"
    r"(?=(?:is|are|has|have|can|cannot|do|does|carry|hold|get|show|leave|reach|stay|go|come|start|open"
    r"|bear|name|list|roll|stand|sit|wait|hang|show)\b))"
)
_STATED = (
    r"(?:is|are|has|have|can|cannot|never|do|does|stands?|sits?|waits?|rolls?|hangs?|stays?|runs?"
    r"|carr(?:y|ies)|holds?|bears?|leaves?"
    r"|gets?|goes|go|comes?|starts?|opens?|reach(?:es)?|shows?|names?|lists?|contains?|fits?|lies|lie"
    r"|faces?|works?)"
)
_ANCHOR = (
    r"(?:each(?!\s(?:other)?\s?$|\sother)|every|all\s(?:the|of)?|both"
    r"|no\s(?:\w{1,30}\s)?[a-z]{2,30}s\b|nobody|only\s(?:with|by|after|on|in|from)\b|one\s(?!of"
    r"|another|team)"
    r"|two|three|four|five|six|down\sto\s(?:nothing|zero|\w{1,10})|without\s(?:an?|the)\s)"
)
ANCHORED = re.compile(
    rf"{_BEGINS}{_NAMED_FIRST}{_STATED}\s(?:{WORD},?\s){{0,8}}?{_ANCHOR}"
    rf"|{_BEGINS}(?i:{NOBODY})\s(?:{WORD}\s?){{2,10}}"
)
STATED_IF_DATED = re.compile(rf"{_BEGINS}{_NAMED_FIRST}{_STATED}\s(?:{WORD},?\s?){{1,10}}")
# Words of judgement, feeling and figures of speech: what they say cannot be seen.
OPINION = re.compile(
    r"\b(?:adequate|appreciated|appropriate|aspects?|best|better|chance|clear(?:ly)?|common\ssense"
    r"|concise|culture|different|early|easy|effort|excellent|fair(?:ly)?|feels?|felt|fine|friendly"
    r"|good"
    r"|great|happy|hearts?|helpful|high|important|involved|key|kind(?:ly)?|listened|matters?"
    r"|meaningful|motivated|mind|opinion|opportunit(?:y|ies)|polite|responsible|positive|pride"
    r"|priority|professional(?:ly)?|prompt(?:ly)?|proper(?:ly)?"
    r"|proud|pull|quality|respected|respect|right\speople|sensitiv\w+|serious(?:ly)?|simple"
    r"|smooth(?:ly)?|spirit|stone|strong|supported|team|thing|together|tone|trust(?:ed)?|understood"
    r"|unique|valued|voice|vital|warm|welcome|well|spare|smile)\b",
    re.IGNORECASE,
)
