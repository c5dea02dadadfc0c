"""From parse trees to wordings: forms, entries, flags, and the shapes of patterns."""

from fairreview.language import mistakes_values
from fairreview.language.build_conditions import sentence_condition, split_lines
from fairreview.language.build_reading import Reading, Unread, span
from fairreview.language.build_values import whole_number
from fairreview.language.parse import Twig
from fairreview.language.scan import Part
from fairreview.model.inflection import forms_of, spellings_of
from fairreview.model.policy import (
    Entry,
    Flag,
    FlagLexicon,
    FlagMark,
    FlagPattern,
    FlagWords,
    Form,
    Gap,
    IsClass,
    IsForm,
    IsIn,
    IsMark,
    IsRelation,
    IsText,
    Link,
    OrderShape,
    Step,
    StepTest,
    TreeShape,
    WordTest,
)
from fairreview.model.vocabulary import MARKS

_MARK_NAMES = frozenset(mark.name for mark in MARKS)


def exact_form(text: str) -> tuple[str, ...]:
    """Return the folded wordings that `text` is found by, in every spelling."""
    return spellings_of(text)


def inflected_form(text: str) -> tuple[str, ...]:
    """Return the folded wordings that any form of `text` is found by, in every spelling."""
    forms = (form for spelling in spellings_of(text) for form in forms_of(spelling))
    return tuple(dict.fromkeys(other for form in forms for other in spellings_of(form)))


def entries_of(reading: Reading, part: Part) -> tuple[Entry, ...]:
    """Build the entries that can be read; the others leave a message."""
    before, lines = split_lines(part.pieces)
    if before or not lines:
        at = before[0].span if before else part.label_at
        raise reading.refuse(mistakes_values.entry_without_bullet(part.label, at))
    found: list[Entry] = []
    for line in lines:
        try:
            found.append(_entry(reading, reading.tree("entry", line[1:], part)))
        except Unread:
            continue
    return tuple(found)


def _entry(reading: Reading, twig: Twig) -> Entry:
    suggested = twig.find("suggestions")
    strings = suggested.parts[0] if suggested else None
    word_class = twig.find("as_class")
    named = reading.named(word_class.parts[0]) if word_class else None
    guard = twig.find("exception")
    return Entry(
        forms_in(reading, twig.parts[0]),
        reading.strings(strings) if strings else (),
        named.text if named else "",
        sentence_condition(reading, guard.parts[0]) if guard else None,
        at=span(twig),
        spots=(
            *(((named.text, named.at),) if named else ()),
            *(reading.string_spots(strings) if strings else ()),
        ),
    )


def forms_in(reading: Reading, twig: Twig) -> tuple[Form, ...]:
    """Build the wordings of an entry or a flag; a string after `any form of "x",` is inflected too."""
    found: list[Form] = []
    inflected = False
    for form in twig.parts:
        leaf = form.parts[0]
        text = reading.quoted(leaf)
        inflected = form.kind == "inflected" or (inflected and form.kind == "plain")
        if form.kind == "regex":
            found.append(Form("regex", text, at=span(leaf)))
        elif inflected:
            found.append(Form("inflected", text, inflected_form(text), at=span(leaf)))
        else:
            found.append(Form("exact", text, exact_form(text), at=span(leaf)))
    return tuple(found)


def flag_of(reading: Reading, part: Part) -> Flag:
    """Build what stands after `flag:`."""
    twig = reading.tree("flag", part.pieces, part)
    at = span(twig)
    if twig.kind.startswith("sentence"):
        unit = reading.named(twig.every("NAME")[0])
        if unit.text != "sentence":
            raise reading.refuse(mistakes_values.only_sentences(unit.text, unit.at))
    match twig.kind:
        case "flag_words" | "sentence_words":
            return FlagWords(forms_in(reading, twig.parts[-1]), twig.kind == "sentence_words", at=at)
        case "flag_mark":
            return _flag_mark(reading, twig)
    word, source = (reading.named(name) for name in twig.parts[-1].every("NAME"))
    spots = ((source.text, source.at), (word.text, word.at))
    if twig.kind == "flag_pattern":
        return FlagPattern(source.text, word.text, at=at, spots=spots)
    return FlagLexicon(source.text, word.text, twig.kind == "sentence_lexicon", at=at, spots=spots)


def _flag_mark(reading: Reading, twig: Twig) -> FlagMark:
    names = [reading.named(name) for name in twig.every("NAME")]
    fact = names[1].text if len(names) > 1 else ""
    spots = tuple((name.text, name.at) for name in names)
    return FlagMark(names[0].text, fact, twig.has("NOT"), at=span(twig), spots=spots)


def shape_of(reading: Reading, part: Part) -> TreeShape | OrderShape:
    """Build a shape: its title, and its lines in order or tied by grammar."""
    before, lines = split_lines(part.pieces)
    head = reading.tree("shape", tuple(piece for piece in before if piece.kind != "colon"), part)
    title = reading.quoted(head.parts[0])
    if not lines:
        raise reading.refuse(mistakes_values.shape_without_lines(part.at))
    ordered = head.has("order")
    start = "step" if ordered else "link"
    twigs: list[Twig] = []
    for line in lines:
        try:
            twigs.append(reading.tree(start, line[1:], part))
        except Unread:
            continue
    if len(twigs) < len(lines):
        raise Unread
    at = span(head.parts[0])
    if ordered:
        return OrderShape(title, tuple(_step(reading, twig) for twig in twigs), at=at)
    return TreeShape(title, tuple(_link(reading, twig) for twig in twigs), at=at)


def _link(reading: Reading, twig: Twig) -> Link:
    name = reading.named(twig.parts[0])
    test = _word_test(reading, twig.parts[-1])
    return Link(name.text, test, twig.has("NOT"), at=span(twig), spots=((name.text, name.at),))


def _word_test(reading: Reading, twig: Twig) -> WordTest:
    at = span(twig)
    if twig.kind in ("word_form", "word_text"):
        strings = twig.parts[0]
        texts, spots = reading.strings(strings), reading.string_spots(strings)
        if twig.kind == "word_text":
            return IsText(texts, at=at, spots=spots)
        found = tuple(dict.fromkeys(form for text in texts for form in inflected_form(text)))
        return IsForm(texts, found, at=at, spots=spots)
    names = [reading.named(name) for name in twig.every("NAME")]
    named = tuple((name.text, name.at) for name in names)
    match twig.kind:
        case "word_in":
            return IsIn(names[0].text, at=at, spots=named)
        case "word_link":
            return IsRelation(names[0].text, names[1].text, at=at, spots=named)
    return IsClass(names[0].text, at=at, spots=named)


def _step(reading: Reading, twig: Twig) -> Step:
    name = reading.named(twig.parts[0]) if twig.parts[0].kind == "NAME" else None
    spots = ((name.text, name.at),) if name else ()
    return Step(_step_test(reading, twig.parts[-1]), name.text if name else "", at=span(twig), spots=spots)


def _step_test(reading: Reading, twig: Twig) -> StepTest:
    if twig.kind == "gap":
        return Gap(whole_number(reading, twig.parts[0]), at=span(twig))
    test = _word_test(reading, twig)
    if isinstance(test, IsRelation):
        raise Unread
    if isinstance(test, IsClass) and test.name in _MARK_NAMES:
        return IsMark(test.name, at=test.at, spots=test.spots)
    return test
