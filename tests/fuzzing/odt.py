"""OpenDocument texts, whole and damaged."""

from collections.abc import Sequence
from random import Random

from tests.fuzzing.office import damage_office
from tests.odt_files import full_file


def seeds() -> Sequence[bytes]:
    """Return an OpenDocument text with all that a reader has to tell apart."""
    return [full_file()]


def mutate(rng: Random, data: bytes) -> bytes:
    """Return an OpenDocument text with damage done to it."""
    return damage_office(rng, data)
