"""The language model is the one that was tested, and its answers fit the text."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fairreview.model.document import Document, Paragraph
from fairreview.model.facts import Word
from fairreview.model.vocabulary import RELATIONS, WORD_CLASSES
from fairreview.nlp import pipeline as models
from fairreview.nlp.analyse import Analyst
from fairreview.nlp.pipeline import (
    DEFAULT_DIGEST,
    DEFAULT_MODEL,
    ModelProblem,
    Pipeline,
    digest_of,
    pipeline_for,
    quiet,
)
from fairreview.text import Span


def _words(text: str, hidden: tuple[Span, ...] = ()) -> dict[str, Word]:
    whole = Span(0, len(text))
    facts = Analyst(lambda _: (), ()).facts(
        Document(path="a", text=text, paragraphs=(Paragraph(whole),), hidden=hidden)
    )
    facts.parse(facts.sentences(whole))
    return {word.folded: word for sentence in facts.sentences(whole) for word in facts.words(sentence)}


def _ties(text: str) -> dict[str, tuple[str, str]]:
    words = _words(text)
    order = list(words.values())
    return {folded: (word.relation, order[word.head].folded) for folded, word in words.items()}


def test_words_have_classes_relations_and_lemmas_of_the_vocabulary() -> None:
    words = _words("The manager praised his calm manner and did not doubt it.")
    assert {"", *WORD_CLASSES} >= {word.word_class for word in words.values()}
    assert {"", *RELATIONS} >= {word.relation for word in words.values()}
    assert words["praised"].lemma == "praise"
    assert [words[word].relation for word in ("manager", "his", "calm", "manner", "not")] == [
        "subject",
        "owner",
        "modifier",
        "object",
        "negation",
    ]
    assert words["his"].word_class == "determiner"


def test_joined_adjectives_stand_as_the_first_of_them() -> None:
    ties = _ties("She is reliable, fit and healthy.")
    assert {ties[word] for word in ("reliable", "fit", "healthy")} == {("complement", "is")}
    ties = _ties("We want young, fit and healthy people.")
    assert {ties[word] for word in ("young", "fit", "healthy")} == {("modifier", "people")}


def test_spans_lead_back_through_hidden_mark_up_and_line_ends() -> None:
    text = "She is **very**\n  calm."
    words = _words(text, (Span(7, 9), Span(13, 15)))
    assert list(words) == ["she", "is", "very", "calm", "."]
    assert [words[word].span.of(text) for word in ("very", "calm")] == ["very", "calm"]


def test_shouting_is_lowered_before_tagging() -> None:
    assert quiet("MUST BE YOUNG AND ENERGETIC") == "Must be young and energetic"
    assert quiet("NASA hires") == "NASA hires"
    assert len(quiet("İSTANBUL OFFICE STAFF")) == len("İSTANBUL OFFICE STAFF")
    assert _words("MUST BE YOUNG AND ENERGETIC")["energetic"].word_class == "adjective"


def test_sentences_are_remembered_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "REMEMBERED", 2)
    pipeline = Pipeline()
    first = pipeline.parse_batch(["One is calm.", "Two are calm.", "Three are calm.", "One is calm."])
    assert first[0] == first[3]
    assert len(pipeline._known) == 2
    assert pipeline.parse_batch(["One is calm."]) == first[:1]


def test_the_answer_does_not_depend_on_the_batch() -> None:
    texts = [f"Person {number} is {'very ' * number}calm." for number in range(20)]
    together = Pipeline().parse_batch(texts)
    pipeline = pipeline_for("")
    assert [pipeline.parse_batch([text])[0] for text in reversed(texts)] == together[::-1]


def test_threads_share_one_pipeline() -> None:
    texts = [[f"Worker {thread} has {number} files." for number in range(5)] for thread in range(8)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(pipeline_for("").parse_batch, texts))
    assert found == [pipeline_for("").parse_batch(batch) for batch in texts]


def test_text_beyond_the_longest_sentence_is_not_looked_at() -> None:
    (words,) = pipeline_for("").parse_batch(["word " * 400])
    assert words[-1].end <= 1000


def test_an_empty_batch_does_not_load_the_model() -> None:
    pipeline = Pipeline()
    assert pipeline.parse_batch([]) == []
    assert pipeline.stamp is None


def test_the_stamp_names_model_version_and_digest() -> None:
    pipeline_for("").parse_batch(["Go."])
    stamp = Analyst(lambda _: (), ()).model
    assert stamp is not None
    assert (stamp.name, stamp.version, stamp.digest) == (DEFAULT_MODEL, "3.8.0", DEFAULT_DIGEST)


def test_a_missing_model_is_said_so_with_what_to_do() -> None:
    for name in ("no_such_model", "../etc", "json"):
        with pytest.raises(ModelProblem, match=f"`{name}` is not installed; install it with") as caught:
            Pipeline(name).parse_batch(["Go."])
        assert "\n" not in str(caught.value)


def test_changed_files_of_the_default_model_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "DEFAULT_DIGEST", "sha256:other")
    with pytest.raises(ModelProblem, match="not those that were tested"):
        Pipeline().parse_batch(["Go."])


def test_a_model_named_by_the_user_is_stamped_but_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "DEFAULT_DIGEST", "sha256:other")
    pipeline = Pipeline(DEFAULT_MODEL)
    pipeline.parse_batch(["Go."])
    assert pipeline.stamp is not None
    assert pipeline.stamp.digest == DEFAULT_DIGEST


def test_the_digest_sees_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    before = digest_of(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "c").write_bytes(b"x")
    assert digest_of(tmp_path) == before
    (tmp_path / "a").write_bytes(b"y")
    changed = digest_of(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({before, changed, digest_of(tmp_path)}) == 3


def test_importing_the_analyst_imports_nothing_heavy() -> None:
    code = (
        "import sys, fairreview.nlp.analyse as a; a.Analyst(lambda _: (), ());"
        "print([name for name in ('spacy', 're2', 'lark', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
