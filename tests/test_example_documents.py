"""The documents of a rule's examples have what the example gives them."""

from fairreview.api.example_documents import documents_of
from fairreview.model.condition import Text
from fairreview.model.example import DocumentExample, Given
from fairreview.model.policy import Rule
from tests.workshop import policy, rule


def _any_rule() -> Rule:
    blocks = rule('flag: "late"\n  say: "A word."\n', kinds="performance-review")
    return policy(blocks).policy.rules[0]


def test_a_text_keeps_the_fields_that_are_given_with_it() -> None:
    fields = (("period", Text("2025")), ("title", Text("A. Osei")))
    given = Given("performance-review", "r1", fields, "On 4 May 2025 she was late.", ())
    (document,) = documents_of(_any_rule(), DocumentExample("a name", given=(given,)))
    assert document.fields["period"].text == "2025"
    assert (document.title, document.text) == ("A. Osei", "On 4 May 2025 she was late.")
