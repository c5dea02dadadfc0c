"""Checks word lists: entries that are there twice or covered, suggestions that are flagged themselves."""

from collections.abc import Iterator, Sequence

from fairreview.language.check_regex import check_regex
from fairreview.language.suggest import also_at, choices, error, warning
from fairreview.model.condition import Condition, Group, It, PartOf
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Entry, Form
from fairreview.model.vocabulary import WORD_CLASSES
from fairreview.text import Span, fold


class Wordings:
    """The wordings of entries, looked up by their folded words."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._owners: dict[str, list[tuple[Entry, Form]]] = {}
        self._longest = 0
        for entry in entries:
            for form in entry.forms:
                for words in folded_forms(form):
                    self._owners.setdefault(words, []).append((entry, form))
                    self._longest = max(self._longest, words.count(" ") + 1)

    def owners(self, words: str) -> Sequence[tuple[Entry, Form]]:
        """Return the entries that find exactly these folded words."""
        return self._owners.get(words, ())

    def inside(self, text: str) -> Iterator[tuple[Entry, Form]]:
        """Yield the entries that find something in a short text, by position."""
        words = plain_words(text)
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                yield from self.owners(" ".join(words[start:end]))


def folded_forms(form: Form) -> tuple[str, ...]:
    """Return the folded wordings that a form finds; none for a regular expression."""
    if form.kind == "regex":
        return ()
    return tuple(dict.fromkeys((fold(form.text), *form.found)))


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text, without the punctuation around them."""
    return [word for piece in fold(text).split() if (word := piece.strip(".,;:!?\"'()[]{}“”"))]


def check_entries(added: Sequence[Entry], everything: Sequence[Entry], source: str) -> Iterator[Diagnostic]:
    """Yield every mistake in the entries `added` to a lexicon that then holds `everything`."""
    yield from _repeated(added, everything)
    yield from _covered(added)
    wordings = Wordings(everything)
    for entry in added:
        yield from _class_of(entry)
        yield from _flagged_suggestions(entry, wordings)
        yield from _useless_guard(entry)
        for form in entry.forms:
            if form.kind == "regex":
                yield from check_regex(form, source)
            elif not fold(form.text):
                yield error("FR408", "this entry has no words", form.at, "it can never be found")


def _class_of(entry: Entry) -> Iterator[Diagnostic]:
    name = entry.word_class
    if name and name not in WORD_CLASSES:
        hints = choices(name, WORD_CLASSES, "word classes")
        yield error("FR202", f"there is no word class `{name}`", entry.spot(name), hints=hints)


def _repeated(added: Sequence[Entry], everything: Sequence[Entry]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str, str], Form] = {}
    ours = {id(form) for entry in added for form in entry.forms}
    for entry in everything:
        for form in entry.forms:
            words = form.text if form.kind == "regex" else fold(form.text)
            before = first.setdefault((form.kind, words, entry.word_class), form)
            if before is form or id(form) not in ours:
                continue
            message = f'"{before.text}" is in this lexicon twice'
            found = error("FR501", message, shown_at(form), "again here", hints=["remove one of them"])
            yield also_at(found, shown_at(before), "first here") if id(before) in ours else found


def _covered(added: Sequence[Entry]) -> Iterator[Diagnostic]:
    general: dict[str, Form] = {}
    for entry in added:
        for form in entry.forms:
            over = general.get(fold(form.text)) if form.kind == "exact" else None
            if over is not None:
                note = f'`any form of "{over.text}"` finds this too'
                hint = "remove it, or give it its own suggestion above the general entry"
                found = warning(
                    "FR503", f'"{form.text}" is already covered', shown_at(form), note, hints=[hint]
                )
                yield also_at(found, shown_at(over), "covered by this")
            if form.kind == "inflected" and entry.guard is None and not entry.word_class:
                for words in folded_forms(form):
                    general.setdefault(words, form)


def _flagged_suggestions(entry: Entry, wordings: Wordings) -> Iterator[Diagnostic]:
    for suggestion in dict.fromkeys(entry.suggestions):
        # An entry with a guard or a word class may leave the suggestion alone: only the engine can tell.
        hit = next((pair for pair in wordings.inside(suggestion) if _is_certain(pair[0])), None)
        if hit is not None:
            message = f'the suggestion "{suggestion}" is itself flagged by this lexicon'
            note = "an author who follows this advice gets another warning"
            found = error("FR504", message, entry.spot(suggestion), note)
            flagged = shown_at(hit[1])
            yield also_at(found, flagged, "flagged here") if flagged.end else found


def _is_certain(entry: Entry) -> bool:
    return entry.guard is None and not entry.word_class


def shown_at(form: Form) -> Span:
    """Return where the words of a form stand."""
    return form.spot(form.text)


def _useless_guard(entry: Entry) -> Iterator[Diagnostic]:
    if entry.guard is None or any(form.kind == "regex" for form in entry.forms):
        return
    shown = f'"{entry.forms[0].text}"' if len(entry.forms) == 1 else "any of these words"
    yield from useless_exceptions(entry.guard, Wordings([entry]), shown)


def useless_exceptions(guard: Condition, wordings: Wordings, shown: str) -> Iterator[Diagnostic]:
    """Yield a warning for each phrase of `is part of "…"` in which none of the `wordings` stands."""
    parts = [line.condition for line in guard.parts] if isinstance(guard, Group) else [guard]
    for part in parts:
        if not isinstance(part, PartOf) or part.term.path or not isinstance(part.term, It):
            continue
        for text in part.texts:
            if next(wordings.inside(text), None) is None:
                note = f'"{text}" does not contain {shown}'
                hint = "`is part of` looks for the flagged words inside the longer phrase"
                message = "this exception can never apply"
                yield warning("FR508", message, part.spot(text), note, hints=[hint])
