"""Which wordings a pattern starts from: the rarest it asks for, so that few sentences are tried."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from fairreview.engine.sources import source_of
from fairreview.model.policy import Form, IsForm, IsIn, IsText, Lexicon, OrderShape, TreeShape

# English words that stand in every second sentence; starting from them means trying nearly all.
_EVERYWHERE = frozenset(
    "a able all an and any are as at be been being but by can do does english for from had has "
    "have having i if in is it its least may more must need needs no not of on one only or "
    "other our out person required requires shall should some such than that the this to up us "
    "was we were what when which who will with work working would year years you your".split()
)
# Words that stand in most documents about jobs.
_OFTEN = frozenset(
    "ability applicant applicants assignments business candidate candidates class community "
    "degree department development duties education employee employees experience full good he "
    "health her high him his information job knowledge level local management manager national "
    "new office people position program project public responsibilities role service services "
    "she skills staff state strong supervisor support system tasks team their them they time "
    "training use young".split()
)
_COSTS = {"everywhere": 1000.0, "pattern": 500.0, "number": 10.0, "often": 50.0, "single": 1.0, "phrase": 0.2}


Anchor = IsForm | IsText | IsIn


class Anchors:
    """Chooses where shapes start from; remembers how common each source's wordings are."""

    def __init__(self, lexicons: Mapping[str, Lexicon]) -> None:
        self._lexicons = lexicons
        self._costs: dict[str, float] = {}

    def of(self, shape: TreeShape | OrderShape) -> str:
        """Return the trigger source a shape starts from, or empty when every sentence has to be tried."""
        tests = _anchors(shape)
        return source_of(min(tests, key=self._cost)) if tests else ""

    def _cost(self, test: Anchor) -> float:
        source = source_of(test)
        if source not in self._costs:
            self._costs[source] = sum(self._each(test))
        return self._costs[source]

    def _each(self, test: Anchor) -> Iterable[float]:
        match test:
            case IsForm(found=found):
                return map(_cost, found)
            case IsText(texts=texts):
                return (_cost(text.lower()) for text in texts)
            case IsIn(lexicon=name):
                forms = (form for entry in self._lexicons[name].entries for form in entry.forms)
                return (cost for form in forms for cost in _form_costs(form))


def needs_of(shape: TreeShape | OrderShape) -> tuple[str, ...]:
    """Return the trigger sources that must all have a hit where the shape stands, each once."""
    return tuple(dict.fromkeys(source_of(test) for test in _anchors(shape)))


def _anchors(shape: TreeShape | OrderShape) -> list[Anchor]:
    if isinstance(shape, OrderShape):
        tests = [step.test for step in shape.steps]
        return [test for test in tests if isinstance(test, (IsForm, IsText, IsIn))]
    return [
        link.test
        for link in shape.links
        if not link.negated and isinstance(link.test, (IsForm, IsText, IsIn))
    ]


def _form_costs(form: Form) -> Iterable[float]:
    """Return the cost of each wording of a form; of a regular expression, whether it needs a number."""
    if form.kind == "regex":
        return (_COSTS["number" if r"\d" in form.text else "pattern"],)
    return map(_cost, form.found or (form.text,))


@lru_cache(maxsize=20_000)
def _cost(wording: str) -> float:
    """Return how often to expect a wording, roughly; a phrase is as rare as its rarest word."""
    words = wording.split()
    if all(word in _EVERYWHERE for word in words):
        return _COSTS["everywhere"]
    if all(word in _EVERYWHERE or word in _OFTEN for word in words):
        return _COSTS["often"] / len(words)
    return _COSTS["single"] if len(words) == 1 else _COSTS["phrase"]
