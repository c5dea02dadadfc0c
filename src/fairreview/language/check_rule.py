"""Checks a rule as a whole: it finds something, says something, and its fix can be made."""

from collections.abc import Iterator

from fairreview.language.blocks import clauses
from fairreview.language.check_groups import check_compared_flag, compared_elsewhere
from fairreview.language.check_lexicon import Wordings, useless_exceptions
from fairreview.language.check_nouns import NOT_HERE
from fairreview.language.check_regex import check_regex
from fairreview.language.check_shapes import check_flagged_word
from fairreview.language.scope import FACT_NAMES, MARK_NAMES, MATCH, Scope, fact_phrase
from fairreview.language.suggest import a, also_at, choices, error, near, warning
from fairreview.language.tree import Block, Check, Fixed, Flagged, Quoted, Words
from fairreview.model.across import COMPARED_NAMES
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import (
    Entry,
    Flag,
    FlagLexicon,
    FlagMark,
    FlagPattern,
    FlagWords,
    Form,
    Rule,
)
from fairreview.text import fold


def check_rule(rule: Rule, block: Block, scope: Scope, source: str) -> Iterator[Diagnostic]:
    """Yield every mistake in how the parts of a rule go together."""
    if block.whole:
        yield from _complete(rule, block)
    for flagged in clauses(block, Flagged):
        if rule.grouping is None:
            yield from _flag(flagged.flag, scope, source)
        else:
            yield from check_compared_flag(rule, flagged.flag)
    for clause in clauses(block, Check, "unless"):
        yield from check_exception(rule, clause, scope)


def check_exception(rule: Rule, clause: Check, scope: Scope) -> Iterator[Diagnostic]:
    """Yield a warning for an exception that no flagged words can meet."""
    entries = _flagged_entries(rule.flag, scope)
    if entries and not any(form.kind == "regex" for entry in entries for form in entry.forms):
        yield from useless_exceptions(clause.condition, Wordings(entries), "anything that this rule flags")


def check_fix(rule: Rule, fixed: Fixed, scope: Scope) -> Iterator[Diagnostic]:
    """Yield a message if what a fix changes cannot be there."""
    how = fixed.fix.how
    if how == "add-section":
        if rule.flag is not None:
            note = "this rule flags words that are there"
            hint = 'write: fix: replace it with "…" after review'
            yield error(
                "FR411", "a new section does not mend flagged words", fixed.fix.at, note, hints=[hint]
            )
    elif rule.flag is None and rule.require is not None:
        what = "replace" if how == "replace" else "delete"
        note = "`require:` finds what is missing"
        hint = 'write: fix: add section "…" after review, or say in `suggest:` what to write'
        yield error("FR411", f"there are no words to {what}", fixed.fix.at, note, hints=[hint])
    elif how == "replace" and "{" not in fixed.fix.text:
        yield from _flagged_again(rule, fixed, scope)
    elif "suggestion" in fixed.fix.text:
        entries = _flagged_entries(rule.flag, scope)
        if not any(entry.suggestions for entry in entries) and not isinstance(rule.flag, FlagLexicon):
            yield _no_suggestion(fixed, "this rule flags words without suggestions")
        elif entries and not any(entry.suggestions for entry in entries):
            yield _no_suggestion(fixed, "no entry of the lexicon has a suggestion")


def _flagged_again(rule: Rule, fixed: Fixed, scope: Scope) -> Iterator[Diagnostic]:
    entries = [entry for entry in _flagged_entries(rule.flag, scope) if entry.guard is None]
    if next(Wordings(entries).inside(fixed.fix.text), None) is not None:
        message = f'the new words "{fixed.fix.text}" are themselves flagged by this rule'
        note = "an author who takes this fix gets another warning"
        yield error("FR504", message, fixed.fix.spot(fixed.fix.text), note)


def _no_suggestion(fixed: Fixed, note: str) -> Diagnostic:
    hint = 'add to an entry: suggest "…", or write the new words into the fix'
    return error("FR411", "this fix has nothing to put in", fixed.fix.at, note, hints=[hint])


def _complete(rule: Rule, block: Block) -> Iterator[Diagnostic]:
    at = block.name.at if block.name else block.at
    flags = list(clauses(block, Flagged))
    requires = list(clauses(block, Check, "require"))
    if not flags and not requires:
        message = f"{rule.id} says neither what to flag nor what to require"
        hints = ('add for example: flag: "words to find"', "or: require: it has a metric")
        yield error("FR402", message, at, "no `flag:` and no `require:`", hints=hints)
    elif flags and requires:
        hint = "make two rules of it, each with its own message"
        found = error(
            "FR402", f"{rule.id} both flags and requires", requires[0].label_at, "and this", hints=[hint]
        )
        yield also_at(found, flags[0].label_at, "this")
    if flags and rule.for_each != "document" and rule.grouping is None:
        yield _for_each_unused(block)
    said = (text.text for clause in clauses(block, Quoted, "say") for text in clause.texts)
    if not any(text.strip() for text in said):
        shown = "“{words}” …" if flags else "This document …: {failed}."
        hint = f'add for example: say: "{shown}"'
        yield error("FR410", f"{rule.id} has no message", at, "no `say:`", hints=[hint])


def _for_each_unused(block: Block) -> Diagnostic:
    clause = next(clauses(block, Words, "for each"))
    note = "a rule with `flag:` looks at every flagged word"
    hint = "remove it, or write what must hold of the words: only when: …"
    return warning("FR412", "`for each:` has no effect here", clause.at, note, hints=[hint])


def _flag(flag: Flag, scope: Scope, source: str) -> Iterator[Diagnostic]:
    match flag:
        case FlagLexicon():
            yield from _flag_lexicon(flag, scope)
        case FlagPattern():
            yield from _flag_pattern(flag, scope)
        case FlagMark():
            yield from _flag_mark(flag)
        case FlagWords():
            for form in flag.forms:
                yield from _form(form, source)


def _form(form: Form, source: str) -> Iterator[Diagnostic]:
    if form.kind == "regex":
        yield from check_regex(form, source)
    elif not fold(form.text):
        yield error("FR408", "these are no words", form.at, "they can never be found")


def _flag_lexicon(flag: FlagLexicon, scope: Scope) -> Iterator[Diagnostic]:
    name = flag.lexicon
    if not scope.knows("lexicon", name):
        hints = near(name, scope.lexicons)
        yield error("FR204", f"there is no lexicon called `{name}`", flag.spot(name), NOT_HERE, hints=hints)
    elif (
        name in scope.lexicons and not scope.lexicons[name].entries and ("lexicon", name) not in scope.partial
    ):
        message = "this rule can never find anything"
        hint = f"add entries to `{name}`, or turn the rule off"
        yield error("FR408", message, flag.spot(name), "this lexicon has no entries", hints=[hint])


def _flag_pattern(flag: FlagPattern, scope: Scope) -> Iterator[Diagnostic]:
    name = flag.pattern
    pattern = scope.patterns.get(name)
    if pattern is None:
        if not scope.knows("pattern", name):
            hints = near(name, scope.patterns)
            yield error(
                "FR204", f"there is no pattern called `{name}`", flag.spot(name), NOT_HERE, hints=hints
            )
        return
    if not pattern.shapes and ("pattern", name) not in scope.partial:
        message = "this rule can never find anything"
        yield error("FR408", message, flag.spot(name), "this pattern has no shapes")
    if flag.word == MATCH:
        return
    for title, words in check_flagged_word(pattern, flag.word):
        message = f"the shape “{title}” has no word called `{flag.word}`"
        hints = choices(flag.word, words, "its words")
        yield error("FR208", message, flag.spot(flag.word), "cannot be flagged there", hints=hints)
        return


def _flag_mark(flag: FlagMark) -> Iterator[Diagnostic]:
    noun, fact = flag.noun, flag.fact
    if noun in COMPARED_NAMES:
        yield compared_elsewhere(flag)
    elif noun not in MARK_NAMES:
        if noun in FACT_NAMES:
            message = f"`{noun}` is something words can be, not a mark in the text"
            hint = f"flag words, and add: only when: it is {fact_phrase(noun)}"
            yield error("FR303", message, flag.spot(noun), "not something a text can contain", hints=[hint])
        else:
            hints = near(noun, MARK_NAMES) or (f'to flag plain words write: flag: "{noun}"',)
            note = "not something a text can contain"
            yield error("FR203", f"nothing is called `{noun}`", flag.spot(noun), note, hints=hints)
    if fact and fact not in FACT_NAMES:
        if fact in MARK_NAMES:
            hint = f"add: only when: it is part of {a(fact)}"
            yield error("FR303", f"`{fact}` is a mark in the text, not a fact", flag.spot(fact), hints=[hint])
        else:
            hints = near(fact, FACT_NAMES) or choices(fact, FACT_NAMES, "facts")
            yield error("FR203", f"nothing is called `{fact}`", flag.spot(fact), "not a fact", hints=hints)


def _flagged_entries(flag: Flag | None, scope: Scope) -> tuple[Entry, ...]:
    match flag:
        case FlagLexicon(lexicon=name, whole_sentence=False) if name in scope.lexicons:
            return scope.lexicons[name].entries
        case FlagWords(forms=forms, whole_sentence=False):
            return tuple(Entry((form,)) for form in forms)
        case _:
            return ()
