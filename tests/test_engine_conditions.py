import pytest

from tests.workshop import findings, flagged, rule

LEXICON = """
lexicon grand-words
  entries:
    - any form of "guru" suggest "specialist"
    - "drive" as a verb
    - "lead" unless it is part of "lead paint", "lead time"
end lexicon
lexicon metals
  entries:
    - "lead", "copper"
end lexicon
"""
FLAG = 'flag: any word in lexicon grand-words\n  say: "“{word}” is grand"\n'


def guarded(condition: str) -> str:
    return LEXICON + rule(FLAG + condition)


def test_an_inflected_entry_finds_all_its_forms() -> None:
    assert flagged(guarded(""), "A guru meets two gurus.") == ["guru", "gurus"]


def test_an_entry_as_a_verb_is_only_found_as_a_verb() -> None:
    assert flagged(guarded(""), "You will drive the van to the site.") == ["drive"]
    assert flagged(guarded(""), "The drive to the site takes an hour.") == []


def test_an_entrys_exception_holds_for_the_longer_phrase_only() -> None:
    assert flagged(guarded(""), "Remove lead paint and lead the crew.") == ["lead"]


@pytest.mark.parametrize(
    ("condition", "text", "expected"),
    [
        ('unless: the sentence contains "clinic"', "A guru at the clinic. A guru at home.", ["guru"]),
        ('unless: it is within 1 word of "yoga"', "A yoga guru. A guru who once taught yoga.", ["guru"]),
        (
            "unless: it is within 2 words of a quantity",
            "Two gurus. 40 miles from the next big guru.",
            ["gurus", "guru"],
        ),
        (
            "unless: it is inside a requirements-section",
            "## Duties\n\nA guru.\n\n## About you\n\nA guru.",
            ["guru"],
        ),
        (
            'unless: it is inside a section titled "Duties"',
            "## Duties\n\nA guru.\n\n## About you\n\nA guru.",
            ["guru"],
        ),
        ("unless: it is capitalised", "We want a Guru. We want a guru.", ["guru"]),
        ("only when: it is in lexicon metals", "A guru in lead.", ["lead"]),
        ("unless: it is in lexicon metals", "A guru in lead.", ["guru"]),
        ('unless: the document contains "yoga"', "A guru.\n\nWe teach yoga.", []),
        ("unless: the sentence contains any word in lexicon metals", "A guru in lead. A guru.", ["guru"]),
        (
            "unless: the sentence has at least 2 quantities",
            "A guru of 3 tons and 4 miles. A guru of 3 tons.",
            ["guru"],
        ),
        ('unless: its text is "gurus"', "A guru and gurus.", ["guru"]),
        ("unless: the sentence's length is at most 3 words", "A guru here. A guru who sits here.", ["guru"]),
        (
            'unless: none of:\n  - the sentence contains "x-ray"\n  - the sentence contains "scan"',
            "A guru. A guru of the scan.",
            ["guru"],
        ),
        ('unless: the duties-section contains "yoga"', "A guru.\n\n## Duties\n\nTeach yoga.", []),
        ("where: it is inside a duties-section", "A guru.\n\n## Duties\n\nA guru.", ["guru"]),
    ],
)
def test_a_condition_excuses_what_it_says(condition: str, text: str, expected: list[str]) -> None:
    assert flagged(guarded(condition), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "See www.guru.example for more.",
        "Write to guru@example.org today.",
        "He was called “a guru of sorts” in the report.",
        "You will work for the Guru Outreach Program.",
    ],
)
def test_shielded_words_are_left_alone(text: str) -> None:
    assert flagged(guarded(""), text) == []


def test_messages_are_filled_in() -> None:
    body = (
        "flag: any word in lexicon grand-words\n"
        '  say: "{word}, {words}: {sentence} ({document}, {section})"\n'
        '  suggest: "Try {suggestions}; first {first-suggestion}."\n'
    )
    found = findings(LEXICON + rule(body), "## About you\n\nA guru here.")[0]
    assert found.message == "guru, guru: A guru here. (About you, About you)"
    assert found.suggestions == ("Try specialist; first specialist.",)


def test_where_pattern_words_are_named_the_message_can_say_them() -> None:
    blocks = """
pattern demand
  shape "must lift 40 lbs" in order:
    - ask is one of "must", "shall"
    - up to 2 words
    - deed is any form of "lift", "carry"
    - up to 3 words
    - load is a quantity
end pattern
""" + rule('flag: any deed in pattern demand\n  say: "{ask} + {deed} + {load}"')
    found = findings(blocks, "You must be able to lift boxes of 40 lbs a day. You must not lift it.")
    assert [(f.text, f.message) for f in found] == []
    found = findings(blocks, "You must often lift boxes of 40 lbs a day. You must not lift it.")
    assert [(f.text, f.message) for f in found] == [("lift", "must + lift + 40 lbs")]
    assert not found[0].estimated


def test_a_shape_tied_by_grammar_is_an_estimate() -> None:
    blocks = """
pattern trait
  shape "She is abrasive."
    - link is any form of "be"
    - trait is an adjective
    - person is a pronoun
    - trait is the complement of link
    - person is the subject of link
end pattern
""" + rule('flag: any trait in pattern trait\n  say: "{person}: {trait}"', kinds="performance-review")
    found = findings(blocks, "She is abrasive, cold and rude. The form is late.", "performance-review")
    assert [finding.text for finding in found] == ["abrasive", "cold", "rude"]
    assert all(finding.estimated for finding in found)


def test_a_rule_can_flag_a_whole_sentence() -> None:
    blocks = rule('flag: any sentence that contains "always", "never"\n  say: "absolute"')
    assert flagged(blocks, "It rains. She is always late. He went.") == ["She is always late."]


def test_a_rule_can_flag_a_mark_that_a_fact_sets_apart() -> None:
    blocks = rule('flag: any acronym that is not explained\n  say: "{word} is not explained"')
    text = "The Quarterly Tax Exam (QTE) is due. The QTE and the ZZT are due."
    assert flagged(blocks, text) == ["ZZT"]


def test_one_rule_finds_one_thing_at_a_place() -> None:
    blocks = rule('flag: "team", "young team", "young team player"\n  say: "x"')
    assert flagged(blocks, "A young team player.") == ["young team player"]


def test_an_entrys_exception_holds_inside_patterns_and_conditions_too() -> None:
    pattern = (
        LEXICON
        + """
pattern calm-lead
  shape "take the lead" in order:
    - "take the"
    - head is in lexicon grand-words
end pattern
"""
    )
    blocks = pattern + rule('flag: any head in pattern calm-lead\n  say: "{head}"')
    assert flagged(blocks, "Take the lead here. Take the lead paint away.") == ["lead"]
    blocks = LEXICON + rule(
        'flag: "paint"\n  unless: the sentence contains any word in lexicon grand-words\n  say: "{word}"'
    )
    assert flagged(blocks, "Lead the paint crew. Bring lead paint.") == ["paint"]


def test_an_exception_that_speaks_of_its_own_lexicon_comes_to_an_end() -> None:
    blocks = """
lexicon circle
  entries:
    - "guru" unless the sentence contains any word in lexicon circle
end lexicon
""" + rule('flag: any word in lexicon circle\n  say: "{word}"')
    assert flagged(blocks, "A guru.") == []


def test_the_passage_is_the_sentence_with_its_neighbours_in_the_paragraph() -> None:
    blocks = rule('flag: "great work"\n  unless: the passage contains a date\n  say: "“{words}”"\n')
    near = "Her great work helped. The audit was on 4 May 2026. We met."
    far = "The audit was on 4 May 2026. We met. Her great work helped."
    apart = "The audit was on 4 May 2026.\n\nHer great work helped."
    assert [flagged(blocks, text) for text in (near, far, apart)] == [[], ["great work"], ["great work"]]
