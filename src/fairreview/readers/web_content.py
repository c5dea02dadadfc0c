"""What of a web page is its own content, and what is furniture: menus, banners, footers, lists of links.

No study decides this; the measures are those of the readers of news pages (link density, as in
Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using shallow text features", 2010),
made cautious: what holds sentences is furniture only if the page says so itself.
"""

import re
from collections import Counter
from collections.abc import Mapping, Set

import msgspec
from lxml import etree

# Elements whose words no reader of the page sees as text.
_SILENT = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video head select datalist"
    " button input textarea progress meter map".split()
)
_FURNITURE = frozenset({"nav", "menu", "dialog"})
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar".split()
)
# Furniture where they frame a page; a part of the text where they frame an article.
_FRAMES = frozenset({"header", "footer", "aside"})
_INNER = frozenset({"main", "article", "section"})
# Words in the names that pages give to furniture.
_NAMES = frozenset(
    "nav navbar navigation sidenav leftnav topnav subnav menu submenu sidebar breadcrumb breadcrumbs footer"
    " masthead cookie cookies consent gdpr share sharing social skip pagination pager newsletter popup modal"
    " toolbar".split()
)
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 200
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SWITCH = re.compile(r"expand|collaps|accordion|toggle|unfold|tab-?panel", re.IGNORECASE)
_BLOCKS = frozenset("div ul ol dl table tbody tr td section article aside p li form center fieldset".split())
# A run of this many words outside of links is prose; menus have hardly any.
_PROSE_RUN = 9
_LITTLE_PROSE = 60
_SOME_LABELS = 3
_MANY_LINKS = 5
_LINK_SHARE = 0.7
_SMALL_CONTENT = 25
_FEW_WORDS = 6
_SKIPS = re.compile(
    r"(?:skip|jump) (?:to |over |ribbon|navigation)|(?:link )?(?:back|return) to top$|main content anchor$",
    re.IGNORECASE,
)
# A link that says to do the same at so many items is a button.
_MANY_ITEMS = 5
_BUTTON = re.compile(
    r"(?:apply|details|e-?mail|expand|hide|more|open|print|read|save|see|share|show|view)\b", re.IGNORECASE
)


class Weight(msgspec.Struct, gc=False):
    """How many words an element holds: all, those in links, in prose; how many links, labels; a few words."""

    words: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    labels: int = 0
    said: str = ""

    def add(self, other: "Weight") -> None:
        """Count what another element holds as well."""
        self.words += other.words
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.labels += other.labels
        self.say(other.said)

    def say(self, words: str) -> None:
        """Keep what is said as long as it is a few words."""
        self.said = f"{self.said} {words}".strip() if self.words <= _FEW_WORDS else ""


class Content(msgspec.Struct, frozen=True):
    """The element that holds a page's content, what to leave out of it, and how many words are where."""

    root: etree._Element
    left_out: Set[etree._Element]
    words: int
    furniture: int
    hidden: int
    unfolded: int


def find_content(root: etree._Element) -> Content:
    """Find the content of a page: in its main element, if it has one, else in all of its body."""
    return _Finder(root).find()


class _Finder:
    """Weighs the elements of a page from the leaves up, and judges them from the top down."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._has_switches = any(_SWITCH.search(_named(element)) for element in root.iter(etree.Element))
        self._weights = _weigh(root)
        self._refrain = _refrain(self._weights)

    def find(self) -> Content:
        """Return the content of the main element; of the whole body, where the main one comes to nothing."""
        body = self._root.find("body")
        top = self._root if body is None else body
        content = self._judge(self._main(top), top)
        return content if content.words or content.root is top else self._judge(top, top)

    def _main(self, top: etree._Element) -> etree._Element:
        """Return the element that a page calls its main one, or its only article, if it holds some words."""
        for name in ("main", "article"):
            found = [e for e in top.iter(etree.Element) if name in (e.tag, e.get("role"))]
            if len(found) == 1 and self._weights[found[0]].words >= _SMALL_CONTENT:
                return found[0]
        return top

    def _judge(self, chosen: etree._Element, top: etree._Element) -> Content:
        left_out: set[etree._Element] = set()
        hidden = unfolded = 0
        waiting = list(chosen)
        while waiting:
            element = waiting.pop()
            weight = self._weights[element]
            is_hidden = _is_hidden(element)
            is_text = weight.prose > 0 or weight.labels >= _SOME_LABELS
            is_folded = is_hidden and self._has_switches and is_text
            unfolded += weight.words if is_folded else 0
            if (is_hidden and not is_folded) or self._is_furniture(element, weight):
                left_out.add(element)
                hidden += weight.words if is_hidden else 0
            else:
                waiting.extend(element)
        words = self._weights[chosen].words - sum(self._weights[element].words for element in left_out)
        furniture = self._weights[top].words - words - hidden
        return Content(chosen, left_out, words, furniture, hidden, unfolded)

    def _is_furniture(self, element: etree._Element, weight: Weight) -> bool:
        is_button = element.tag == "a" and weight.said in self._refrain
        return is_button or bool(_SKIPS.match(weight.said)) or _is_furniture(element, weight)


def _refrain(weights: Mapping[etree._Element, Weight]) -> Set[str]:
    """Return the texts of links that stand at each item of a list and say nothing of it, as “save job”."""
    counts = Counter(weight.said for element, weight in weights.items() if element.tag == "a")
    return {text for text, count in counts.items() if count >= _MANY_ITEMS and _BUTTON.match(text)}


def _weigh(root: etree._Element) -> Mapping[etree._Element, Weight]:
    """Return the weight of each element; what is silent weighs nothing."""
    weights: dict[etree._Element, Weight] = {}
    silent = links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        step = 1 if event == "start" else -1
        silent += step * (element.tag in _SILENT)
        links += step * (element.tag == "a")
        parent = element.getparent()
        if event == "start":
            weights[element] = Weight(links=int(element.tag == "a"))
            if not silent:
                _count(weights[element], element.text, is_linked=links > 0)
        elif parent is not None:
            weights[parent].add(weights[element])
            if not silent:
                _count(weights[parent], element.tail, is_linked=links > 0)
    return weights


def _count(weight: Weight, text: str | None, *, is_linked: bool) -> None:
    parts = text.split() if text else []
    words = len(parts)
    weight.words += words
    weight.say(" ".join(parts[: _FEW_WORDS + 1]))
    weight.labels += bool(parts) and parts[-1].endswith(":")
    weight.linked += words if is_linked else 0
    weight.prose += words if words >= _PROSE_RUN and not is_linked else 0


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _is_furniture(element: etree._Element, weight: Weight) -> bool:
    """Say whether an element is furniture by its kind, by its name, or because it holds little but links."""
    if element.tag in _SILENT or element.tag in _FURNITURE or element.get("role") in _FURNITURE_ROLES:
        return True
    is_little = weight.prose < _LITTLE_PROSE
    if element.tag in _FRAMES and not any(above.tag in _INNER for above in element.iterancestors()):
        return is_little or weight.linked * 2 > weight.words
    if element.tag not in _BLOCKS:
        return False
    is_of_links = weight.links >= _MANY_LINKS and weight.linked >= _LINK_SHARE * weight.words
    return (not weight.prose and is_of_links) or (is_little and _has_furniture_name(element))


def _has_furniture_name(element: etree._Element) -> bool:
    return any(word.lower() in _NAMES for word in _NAME.findall(_named(element)))


def _named(element: etree._Element) -> str:
    """Return the names that a page gives to an element, and whether it folds others."""
    names = f"{element.get('id') or ''} {element.get('class') or ''}"[:_LONGEST_NAME]
    return f"{names} expand" if element.get("aria-expanded") else names
