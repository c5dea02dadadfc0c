"""The forms a word can take: plurals, verb forms, comparisons, and spelling variants.

Forms are made by rule and may include words nobody writes; such a form finds nothing and costs nothing.
What the rules must not do is lead to another word, so `lead` has no `leader` and `friend` no `friendly`.
"""

import re
from collections.abc import Iterator

from fairreview.model.spelling import variants_of
from fairreview.text import fold

_IRREGULAR_VERBS = {
    row.split()[0]: tuple(row.split()[1:])
    for row in (
        "be am is are was were been being|arise arose arisen|awake awoke awoken|bear bore borne|"
        "beat beaten|become became|begin began begun|bend bent|bet|bind bound|bite bit bitten|"
        "blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|"
        "burst|buy bought|catch caught|choose chose chosen|cling clung|come came|cost|"
        "creep crept|cut|deal dealt|dig dug|do does did done|draw drew drawn|dream dreamt|"
        "drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|"
        "fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forecast|"
        "foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|"
        "freeze froze frozen|get got gotten|give gave given|go goes went gone|grind ground|"
        "grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hit|hold held|hurt|"
        "keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|"
        "learn learnt|leave left|lend lent|let|lie lay lain lying|light lit|lose lost|make made|"
        "mean meant|meet met|mislead misled|mistake mistook mistaken|outdo outdid outdone|"
        "outgrow outgrew outgrown|overcome overcame|oversee oversaw overseen|"
        "overtake overtook overtaken|pay paid|prove proven|put|quit|read|ride rode ridden|"
        "ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|"
        "send sent|set|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|"
        "shut|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|"
        "spell spelt|spend spent|spin spun|split|spoil spoilt|spread|spring sprang sprung|"
        "stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|"
        "strike struck stricken|strive strove striven|swear swore sworn|sweep swept|"
        "swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|"
        "think thought|throw threw thrown|undergo undergoes underwent undergone|"
        "understand understood|undertake undertook undertaken|upset|uphold upheld|"
        "wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound|"
        "withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written|"
        "rewrite rewrote rewritten|die died dying|tie tied tying|vie vied vying|can could|"
        "may might|will would|shall should"
    ).split("|")
}
_IRREGULAR_NOUNS = dict(
    pair.split(":")
    for pair in (
        "child:children person:people foot:feet tooth:teeth goose:geese mouse:mice ox:oxen "
        "louse:lice life:lives wife:wives knife:knives leaf:leaves half:halves shelf:shelves "
        "self:selves thief:thieves wolf:wolves calf:calves loaf:loaves criterion:criteria "
        "phenomenon:phenomena datum:data medium:media curriculum:curricula memorandum:memoranda "
        "referendum:referenda addendum:addenda stratum:strata index:indices appendix:appendices "
        "matrix:matrices vertex:vertices alumnus:alumni stimulus:stimuli focus:foci "
        "nucleus:nuclei syllabus:syllabi bacterium:bacteria housewife:housewives "
        "midwife:midwives quiz:quizzes"
    ).split()
)
# Words that are only ever adjectives: they take -er, -est and -ly, and no ending of a noun or verb.
_ADJECTIVES = frozenset(
    "able apt bad big blunt bold brave brief bright broad cheap coarse cruel cute deaf deft "
    "dense dull dumb eager fierce frail gentle good grand great harsh hoarse humble large lax "
    "loose loud mature meek mild new nice nimble noble odd old pale polite poor proud quick "
    "quiet rare rash rich ripe rude sad safe sane severe sharp shrewd shrill simple sincere slim "
    "small smart smooth soft sour stark steep stern strange strict strong subtle sweet swift "
    "tall tame tender terse thick thin tiny tough ugly vague vast vivid warm weak wide wild wise "
    "young".split()
)
_NO_ADVERB = frozenset("big good great large new old small tall young able bad".split())
_IRREGULAR_ADJECTIVES = {
    "good": ("better", "best"),
    "bad": ("worse", "worst", "badly"),
    "able": ("abler", "ablest", "ably"),
    "far": ("farther", "further", "farthest", "furthest"),
    "old": ("older", "oldest", "elder", "eldest"),
    "true": ("truer", "truest", "truly"),
    "due": ("duly",),
    "whole": ("wholly",),
}
_ALSO_COMPARED = frozenset(
    "calm clean clear close cold cool dark dry fair fast fat firm fit fresh full hard high hot "
    "kind late lean light long low mean near neat short sick slow sound tight weird wet white "
    "black blond".split()
)
_ALSO_ADVERB = frozenset(
    "calm clean clear close cold cool dark fat firm fresh kind sick slow sound tight weird".split()
)
_Y_VERBS = frozenset(
    "apply bury carry comply copy cry deny dry empty envy ferry fly fry hurry imply marry "
    "multiply occupy pity ply pry query rally rely reply spy steady study supply tally terry "
    "tidy try vary weary worry".split()
)
_Y_NOUNS = frozenset(
    "army body city copy county country day duty family lady party story baby berry body".split()
)
_ADVERB_ENDING = re.compile(r"(?:ive|al|ful|less|ous|ic|able|ible|ant|ent|ish|some|ed|ing)$")
_NO_S_ADJECTIVE = re.compile(r"(?:ous|less|ible)$")
_DOUBLING = re.compile(r"(?:^|[^aeiou])(?:[aeiouy])([bdfgklmnprtvz])$")
_MEN = re.compile(r"(?<!hu)(?<!ger)(?<!ro)(?<!sha)(?<!otto)man$")
_INNER_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_VOWELS = frozenset("aeiou")


def forms_of(phrase: str) -> tuple[str, ...]:
    """Return the folded forms of a word or phrase, the phrase itself first.

    The last word takes every ending; in a phrase the first word takes those of a verb as well, so
    that `rock star` gives `rock stars` and `drive change` gives `drove change`.
    """
    words = fold(phrase).split()
    if not words:
        return ()
    head, last = words[:-1], words[-1]
    found = [" ".join(words)]
    found += [" ".join([*head, form]) for form in _word_forms(last)]
    if head:
        found += [" ".join([form, *words[1:]]) for form in _verb_forms(words[0])]
    return tuple(dict.fromkeys(found))


def spellings_of(phrase: str) -> tuple[str, ...]:
    """Return the folded spellings of a phrase, its own first: British and American, hyphenated and solid."""
    found = list(_in_each_spelling(_one_line(phrase)))
    if "-" in phrase:
        found += _in_each_spelling(_one_line(_INNER_HYPHEN.sub("", phrase)))
    return tuple(dict.fromkeys(found))


def _one_line(phrase: str) -> str:
    return " ".join(fold(phrase).split())


def _in_each_spelling(folded: str) -> Iterator[str]:
    words = folded.split(" ")
    yield folded
    for at, word in enumerate(words):
        for variant in variants_of(word):
            yield " ".join([*words[:at], variant, *words[at + 1 :]])
    if sum(1 for word in words if variants_of(word)) > 1:
        yield " ".join((variants_of(word) or (word,))[0] for word in words)


def _word_forms(word: str) -> list[str]:
    if not word.isalpha() or not word.isascii():
        return [f"{word}'s"] if word[-1:].isalpha() else []
    if word in _ADJECTIVES:
        return _adjective_forms(word)
    forms = _noun_forms(word)
    if not _NO_S_ADJECTIVE.search(word):
        forms += _verb_forms(word)
    return forms + _adjective_forms(word)


def _noun_forms(word: str) -> list[str]:
    plural = _plural(word)
    own_plural = [plural, f"{plural}'" if plural.endswith("s") else f"{plural}'s"]
    return [*own_plural, f"{word}'s", *([f"{word}'"] if word.endswith("s") else [])]


def _plural(word: str) -> str:
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if _MEN.search(word):
        return f"{word[:-2]}en"
    if word.endswith("sis"):
        return f"{word[:-2]}es"
    return _with_s(word)


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if _ends_in_consonant_y(word):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 2 and word.endswith("y") and word[-2] not in _VOWELS


def _verb_forms(word: str) -> list[str]:
    if not word.isalpha() or not word.isascii() or word in _ADJECTIVES:
        return []
    irregular = _IRREGULAR_VERBS.get(word)
    if irregular is None:
        return [_with_s(word), *(stem + "ed" for stem in _stems(word, "ed")), *_ings(word)]
    if word in ("be", "can", "may", "will", "shall"):
        return list(irregular)
    regular_past = [stem + "ed" for stem in _stems(word, "ed")] if word in ("prove", "burn", "show") else []
    third = [] if word in ("do", "have", "go", "undergo") else [_with_s(word)]
    return [*third, *irregular, *regular_past, *([] if "ying" in "".join(irregular) else _ings(word))]


def _ings(word: str) -> list[str]:
    return [stem + "ing" for stem in _stems(word, "ing")]


def _stems(word: str, ending: str) -> list[str]:
    """Return what `ending` (ed or ing) is put after: `manag`, `stopp`; both where both are written."""
    if word.endswith(("ee", "oe", "ye")):
        return [word[:-1] if ending == "ed" else word]
    if word.endswith("e"):
        return [word[:-1]]
    if ending == "ed" and _ends_in_consonant_y(word):
        return [f"{word[:-1]}i"]
    if word.endswith("c"):
        return [f"{word}k"]
    if not _DOUBLING.search(word):
        return [word]
    doubled = word + word[-1]
    return [doubled] if sum(char in _VOWELS for char in word) == 1 else [word, doubled]


def _adjective_forms(word: str) -> list[str]:
    if word in _IRREGULAR_ADJECTIVES:
        return list(_IRREGULAR_ADJECTIVES[word])
    compared = word in _ADJECTIVES or word in _ALSO_COMPARED
    y_word = _ends_in_consonant_y(word) and not word.endswith("fy") and word not in _Y_VERBS | _Y_NOUNS
    forms = _comparison(word) if compared or y_word else []
    if y_word and not word.endswith("ly"):
        return [*forms, f"{word[:-1]}ily"]
    has_adverb = word in _ADJECTIVES | _ALSO_ADVERB or _ADVERB_ENDING.search(word)
    if word in _NO_ADVERB or not has_adverb:
        return forms
    return [*forms, _adverb(word)]


def _comparison(word: str) -> list[str]:
    stem = f"{word[:-1]}i" if _ends_in_consonant_y(word) else _stems(word, "ing")[-1]
    return [f"{stem}er", f"{stem}est"]


def _adverb(word: str) -> str:
    if word.endswith("le"):
        return f"{word[:-1]}y"
    if word.endswith("ic"):
        return f"{word}ally"
    return f"{word}y" if word.endswith("ll") else f"{word}ly"
