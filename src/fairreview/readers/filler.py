"""Blocks that say nothing of their own: tables of contents, and prompts that nobody filled in."""

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from fairreview.readers.blocks import Block

# How Word prompts for the value of a content control, as its English editions have it.
_PROMPT = re.compile(
    r"(?:click (?:here|or tap(?: here)?)|tap here) to (?:enter|add) (?:text|a date|some text)\.?"
    r"|choose (?:an item|a date|a building block)\.?",
    re.IGNORECASE,
)
_LONGEST_PROMPT = 60
_LONGEST_ENTRY = 250
_PAGE_NUMBER = re.compile(r"[\s.…·_]+(?:\d{1,4}|[ivxlc]{1,6})$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z])[.)]?\s+")
_FEWEST_ENTRIES = 2


def without_prompts(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with the unfilled prompts of content controls, such as “Choose an item”, emptied."""
    return [replace(block, text="") if _is_prompt(block.text) else block for block in blocks]


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks without tables of contents, so that a heading does not count twice.

    One is two lines or more below each other that end in the number of a page, each a heading further down.
    """
    headings = {_plain(block.text): at for at, block in enumerate(blocks) if not _entry(block)}
    headings.pop("", None)
    kept: list[Block] = []
    for is_entry, group in groupby(
        enumerate(blocks), lambda pair: headings.get(_entry(pair[1]), -1) > pair[0]
    ):
        found = [block for _, block in group]
        if not is_entry or len(found) < _FEWEST_ENTRIES:
            kept += found
    return kept


def _is_prompt(text: str) -> bool:
    return len(text) <= _LONGEST_PROMPT and bool(_PROMPT.fullmatch(text))


def _entry(block: Block) -> str:
    """Return the words of a line that ends in the number of a page, or an empty string."""
    if block.row or len(block.text) > _LONGEST_ENTRY:
        return ""
    found = _PAGE_NUMBER.search(block.text)
    return _plain(block.text[: found.start()]) if found else ""


def _plain(words: str) -> str:
    return " ".join(_LEAD.sub("", words.strip()).casefold().split())
