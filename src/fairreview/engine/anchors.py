"""Which wordings a pattern starts from: the rarest it asks for, so that few sentences are tried."""

from collections.abc import Iterable, Mapping

from fairreview.engine.sources import source_of
from fairreview.model.policy import IsForm, IsIn, IsText, Lexicon, OrderShape, TreeShape
from fairreview.text import fold

# English words that stand in every second sentence; starting from them means trying nearly all.
_EVERYWHERE = frozenset(
    "a able all an and any are as at be been being but by can do does english for from had has have having "
    "he her him his i if in is it its least may more must need needs no not of on one only or other our out "
    "person required requires shall she should some such than that the their them they this to up us was we "
    "were what when which who will with work working would year years you your".split()
)
# Words that stand in most documents about jobs.
_OFTEN = frozenset(
    "ability applicant applicants assignments business candidate candidates class community degree "
    "department development duties education employee employees experience full good health high information job "
    "knowledge level local management manager national new office people position program project public "
    "responsibilities role service services skills staff state strong supervisor support system tasks team "
    "time training use young".split()
)
_COSTS = {"everywhere": 1000.0, "often": 50.0, "single": 1.0, "phrase": 0.2}


Anchor = IsForm | IsText | IsIn


def anchor_of(shape: TreeShape | OrderShape, lexicons: Mapping[str, Lexicon]) -> str:
    """Return the trigger source a shape starts from, or empty when every sentence has to be tried."""
    tests = [test for test in _anchors(shape) if not isinstance(test, IsIn) or test.lexicon in lexicons]
    if not tests:
        return ""
    return source_of(min(tests, key=lambda test: sum(map(_cost, _wordings(test, lexicons)))))


def _anchors(shape: TreeShape | OrderShape) -> Iterable[Anchor]:
    if isinstance(shape, OrderShape):
        tests = [step.test for step in shape.steps]
        return [test for test in tests if isinstance(test, (IsForm, IsText, IsIn))]
    return [
        link.test
        for link in shape.links
        if not link.negated and isinstance(link.test, (IsForm, IsText, IsIn))
    ]


def _wordings(test: Anchor, lexicons: Mapping[str, Lexicon]) -> Iterable[str]:
    match test:
        case IsForm(found=found):
            return found
        case IsText(texts=texts):
            return [fold(text) for text in texts]
        case IsIn(lexicon=name):
            forms = (form for entry in lexicons[name].entries for form in entry.forms)
            return [wording for form in forms for wording in form.found or (form.text,)]


def _cost(wording: str) -> float:
    """Return how often to expect a wording, roughly; a phrase is as rare as its rarest word."""
    words = wording.split()
    if all(word in _EVERYWHERE for word in words):
        return _COSTS["everywhere"]
    if all(word in _EVERYWHERE or word in _OFTEN for word in words):
        return _COSTS["often"] / len(words)
    return _COSTS["single"] if len(words) == 1 else _COSTS["phrase"]
