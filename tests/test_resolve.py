"""Resolving: defaults, inheritance, what is left out, and what never happens."""

import datetime
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.language.resolve import Resolved, resolve
from fairreview.language.syntax import parse
from fairreview.model.condition import Has
from fairreview.model.diagnostic import SourceFile
from fairreview.model.policy import Policy, Rule

TODAY = datetime.date(2026, 9, 1)
HEADER = 'policy "Local rules" version 2.1\nend policy\n'
EXAMPLES = '  fails: "Please [[utilise]] it."\n  passes: "Please use it."\n'


LEXICON = 'lexicon long-words\n  entries:\n    - "utilise"\nend lexicon\n'


def resolved(*texts: str, base: Policy | None = None) -> Resolved:
    files = [parse(SourceFile(f"{number}.policy", text)) for number, text in enumerate(texts)]
    return resolve(files, base or Policy(), TODAY)


def rule_text(clauses: str, rule: str = "PLAIN-001") -> str:
    return f'rule {rule} "Plain words, please"\n{clauses}\n  say: "Too long."\n{EXAMPLES}end rule\n'


def only_rule(*texts: str) -> Rule:
    result = resolved(*texts)
    assert [each.message for each in result.diagnostics if each.level == "error"] == []
    (rule,) = result.policy.rules
    return rule


def codes(result: Resolved) -> list[str]:
    return [diagnostic.code for diagnostic in result.diagnostics]


def test_a_rule_that_says_little_gets_the_defaults() -> None:
    rule = only_rule(HEADER + rule_text('flag: "utilise"'))
    assert (rule.severity, rule.family, rule.jurisdictions, rule.for_each) == (
        "warning",
        "house",
        ("general",),
        "document",
    )
    assert rule.name == "plain-words-please"
    assert rule.kinds == ("job-description", "performance-review", "performance-plan", "mission-plan")
    assert rule.pack == "local"


def test_a_rule_for_each_criterion_applies_to_the_kinds_that_have_criteria() -> None:
    rule = only_rule(HEADER + rule_text("for each: criterion\nrequire: it has a metric"))
    assert rule.kinds == ("performance-review", "performance-plan")


def test_a_rule_about_a_kind_of_section_applies_to_the_kinds_that_have_it() -> None:
    known = 'recognise job-description\n  - section duties titled "Duties"\nend recognise\n'
    assert only_rule(HEADER + known + rule_text("require: it has a duties-section")).kinds == (
        "job-description",
    )


def test_the_header_holds_for_rules_that_do_not_say_it_themselves() -> None:
    header = (
        'policy "Dept" version 1\n  package: dept.wording\n  family: jargon\n  jurisdiction: uk\n'
        '  because: "It is faster."\n  source: "The guide"\n  owner: "HR"\n'
        "  applies to: job-description\nend policy\n"
    )
    rule = only_rule(header + rule_text('flag: "utilise"'))
    assert (rule.family, rule.jurisdictions, rule.because, rule.owner) == (
        "jargon",
        ("uk",),
        "It is faster.",
        "HR",
    )
    assert rule.kinds == ("job-description",)
    assert rule.sources[0].title == "The guide"
    own = only_rule(header + rule_text('family: vague\n  because: "Mine."\n  flag: "utilise"'))
    assert (own.family, own.because) == ("vague", "Mine.")


def test_the_reason_of_a_lexicon_goes_before_that_of_the_header() -> None:
    header = 'policy "Dept" version 1\n  because: "Header."\n  source: "Header guide"\nend policy\n'
    lexicon = LEXICON.replace("entries", 'because: "Lexicon."\n  source: "Lexicon guide"\n  entries')
    rule = only_rule(header + lexicon + rule_text("flag: any word in lexicon long-words"))
    assert (rule.because, rule.sources[0].title) == ("Lexicon.", "Lexicon guide")


def test_a_name_given_in_the_rule_wins_over_its_title() -> None:
    assert only_rule(HEADER + rule_text('name: long-words\n  flag: "utilise"')).name == "long-words"


def test_a_rule_with_a_mistake_is_left_out_and_the_others_stay() -> None:
    result = resolved(
        HEADER + rule_text("flag: any word in lexicon nothing") + rule_text('flag: "x"', "PLAIN-002")
    )
    assert [rule.id for rule in result.policy.rules] == ["PLAIN-002"]
    assert "FR204" in codes(result)


def test_a_rule_that_could_not_be_read_whole_is_left_out_without_complaints_of_what_is_missing() -> None:
    result = resolved(HEADER + 'rule PLAIN-001 "Plain"\n  flag: any\n  say: "Long."\nend rule\n')
    assert result.policy.rules == ()
    assert [code for code in codes(result) if not code.startswith("FR1")] == []
    assert codes(result) != []


def test_a_broken_lexicon_is_not_also_unknown() -> None:
    lexicon = 'lexicon long-words\n  entries:\n    - "utilise" suggest\n    - "commence"\nend lexicon\n'
    result = resolved(HEADER + lexicon + rule_text("flag: any word in lexicon long-words"))
    assert all(code.startswith(("FR1", "FR7")) for code in codes(result))
    assert [len(each.entries) for each in result.policy.lexicons] == [1]


def test_a_rule_on_a_circular_definition_is_left_out() -> None:
    circle = (
        "define fair for criterion\n  means: it is just\nend define\n"
        "define just for criterion\n  means: it is fair\nend define\n"
        "define kind for criterion\n  means: it is fair\nend define\n"
    )
    result = resolved(HEADER + circle + rule_text("for each: criterion\n  require: it is kind"))
    assert result.policy.rules == ()
    assert result.policy.definitions == ()
    assert codes(result).count("FR209") == 2


def test_of_two_definitions_with_one_name_the_first_counts() -> None:
    twice = "".join(
        f"define fair for criterion\n  means: it has a {noun}\nend define\n" for noun in ("metric", "target")
    )
    result = resolved(HEADER + twice + rule_text("for each: criterion\n  require: it is fair"))
    assert "FR206" in codes(result)
    (definition,) = result.policy.definitions
    assert isinstance(definition.means, Has)
    assert definition.means.noun == "metric"


def test_only_the_broken_entry_of_a_lexicon_is_left_out() -> None:
    lexicon = (
        'lexicon long-words\n  entries:\n    - "utilise"\n    - pattern /(a+)+/\n'
        '    - "commence" unless it is inside a quotaton\nend lexicon\n'
    )
    result = resolved(HEADER + lexicon + rule_text("flag: any word in lexicon long-words"))
    assert [form.text for entry in result.policy.lexicons[0].entries for form in entry.forms] == ["utilise"]
    assert [rule.id for rule in result.policy.rules] == ["PLAIN-001"]


def test_counted_nouns_are_put_into_the_singular() -> None:
    rule = only_rule(HEADER + rule_text("applies to: performance-plan\n  require: it has at most 5 criteria"))
    assert isinstance(rule.require, Has)
    assert (rule.require.noun, rule.require.how, rule.require.count) == ("criterion", "le", 5)


def test_a_rule_that_compares_documents_keeps_how_it_does_so() -> None:
    text = (
        'rule CONS-001 "One scale"\n  compare: performance-review\n  grouped by: role\n'
        '  require: their scale is the same\n  say: "{group-size} reviews of {role}: {differences}."\n'
        '  example: "a"\n    given performance-review "r" with role "clerk"\n'
        "    expect: nothing\n  end example\n"
        '  example: "b"\n    given performance-review "r" with role "clerk"\n'
        '    expect: "reviews"\n  end example\n'
        "end rule\n"
    )
    rule = only_rule(HEADER + text)
    assert rule.grouping is not None
    assert (rule.grouping.by, rule.kinds) == (("role",), ("performance-review",))


def test_names_of_the_base_are_known_and_its_rules_come_first() -> None:
    base = resolved(
        'policy "Base" version 1\n  package: base.words\nend policy\n'
        'lexicon long-words\n  entries:\n    - "utilise"\nend lexicon\n'
        + rule_text("flag: any word in lexicon long-words")
    ).policy
    result = resolved(
        HEADER + "use base.words version 1\n" + rule_text("flag: any word in lexicon long-words", "MY-001"),
        base=base,
    )
    assert [rule.id for rule in result.policy.rules] == ["PLAIN-001", "MY-001"]
    assert [(pack.name, pack.version) for pack in result.policy.packs] == [
        ("base.words", "1"),
        ("local", "2.1"),
    ]
    assert [code for code in codes(result) if code not in ("FR701", "FR702")] == []


def test_a_name_of_the_base_cannot_be_given_again() -> None:
    base = resolved(HEADER + rule_text('flag: "utilise"')).policy
    again = resolved(rule_text('flag: "commence"'), base=base)
    assert "FR206" in codes(again)
    assert [rule.flag for rule in again.policy.rules] == [base.rules[0].flag]


def test_files_of_one_folder_may_share_a_package_but_not_files_elsewhere() -> None:
    header = 'policy "Base" version 1\n  package: base.words\nend policy\n'
    paths = [("rules/a.policy", "rules/b.policy"), ("rules/a.policy", "other/b.policy")]
    found = [
        [
            each.code
            for each in resolve(
                [parse(SourceFile(path, header)) for path in pair], Policy(), TODAY
            ).diagnostics
        ]
        for pair in paths
    ]
    assert found == [[], ["FR206"]]


def test_a_name_given_in_two_files_says_where_the_first_one_is() -> None:
    result = resolved(HEADER + rule_text('flag: "utilise"'), HEADER + rule_text('flag: "utilise"'))
    (twice,) = [each for each in result.diagnostics if each.code == "FR206"]
    assert (twice.path, [label.text for label in twice.labels]) == (
        "1.policy",
        ["the first one is in 0.policy"],
    )


def test_messages_come_sorted_by_file_place_and_code() -> None:
    wrong = rule_text("severity: hgih\n  applies to: nothing\n  flag: any thing in lexicon x")
    result = resolved(HEADER + wrong, HEADER + wrong.replace("PLAIN-001", "PLAIN-002"))
    keys = [(each.path, each.labels[0].span.start, each.code) for each in result.diagnostics]
    assert keys == sorted(keys)
    assert {each.path for each in result.diagnostics} == {"0.policy", "1.policy"}


def test_a_resolved_policy_survives_being_written_as_json() -> None:
    policy = resolved(VALID).policy
    assert msgspec.json.decode(msgspec.json.encode(policy), type=Policy) == policy


VALID = (Path(__file__).parent / "policy_messages" / "valid.policy").read_text(encoding="utf-8")
WORDS = re.findall(r"\S+\s*", VALID)
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(("drop", "double", "swap", "cut", "put")),
        st.integers(0, len(WORDS) - 1),
        st.integers(0, len(WORDS) - 1),
    ),
    min_size=1,
    max_size=6,
)


def mutated(changes: list[tuple[str, int, int]]) -> str:
    """Return the valid policy with words dropped, doubled, swapped, cut or put elsewhere."""
    words = WORDS.copy()
    for how, at, other in changes:
        one, two = at % len(words), other % len(words)
        match how:
            case "drop" if len(words) > 2:
                del words[one]
            case "double":
                words.insert(one, words[one])
            case "swap":
                words[one], words[two] = words[two], words[one]
            case "cut":
                words[one] = words[one].rstrip()[:-1] + " "
            case _:
                words[one] = words[two]
    return "".join(words)


@settings(max_examples=60, deadline=None)
@given(MUTATIONS)
def test_no_policy_text_makes_it_raise(changes: list[tuple[str, int, int]]) -> None:
    text = mutated(changes)
    result = resolved(text, base=Policy())
    assert all(label.span.end <= len(text) for each in result.diagnostics for label in each.labels)
    assert all(each.path and each.message and each.labels for each in result.diagnostics)


@settings(max_examples=60, deadline=None)
@given(MUTATIONS)
def test_what_stays_in_a_policy_names_only_what_is_there(changes: list[tuple[str, int, int]]) -> None:
    policy = resolved(mutated(changes)).policy
    written = msgspec.json.encode((policy.rules, policy.patterns, policy.definitions)).decode()
    for sort, names in (("lexicon", policy.lexicons), ("pattern", policy.patterns)):
        known = {each.name for each in names}
        asked = {part.split('"')[0] for part in written.split(f'"{sort}":"')[1:]}
        assert asked <= known


def test_the_valid_policy_has_nothing_wrong_with_it() -> None:
    result = resolved(VALID)
    assert result.diagnostics == ()
    assert len(result.policy.rules) == 4


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("recognise job", "recognis job", ["FR116"]),
        ("lexicon long-words\n", "lexico long-words\n", ["FR116"]),
        ("define measurable", "defin measurable", ["FR116"]),
        ('source: "Plain language guide" section', 'source: "Plain language guide" sectio', ["FR100"]),
        ("for each: criterion", "for each: criterio", ["FR202"]),
        ("for each: criterion", "fo each: criterion", ["FR102"]),
        ("flag: any word in lexicon", "flag: any word in lexico", ["FR100"]),
        ("flag: any trait in pattern judged-person", "flag: any trait in pattern judged-persn", ["FR204"]),
        ("flag: any word in lexicon long-words", "flag: any word in lexicon long-wrds", ["FR204"]),
        ("define measurable for criterion", "define measurable for criterin", ["FR202"]),
        ("section duties titled", "section dutis titled", ["FR201"]),
    ],
)
def test_one_mistake_gives_one_message(right: str, wrong: str, expected: list[str]) -> None:
    assert right in VALID
    found = codes(resolved(VALID.replace(right, wrong, 1)))
    assert list(dict.fromkeys(found)) == expected
