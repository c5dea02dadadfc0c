"""Word files, whole and damaged."""

from collections.abc import Sequence
from random import Random

from tests.fuzzing.office import damage_office
from tests.word_files import full_file


def seeds() -> Sequence[bytes]:
    """Return a Word file with all that a reader has to tell apart."""
    return [full_file()]


def mutate(rng: Random, data: bytes) -> bytes:
    """Return a Word file with damage done to it."""
    return damage_office(rng, data)
