"""Makes the extract of GloVe that ships with the package, from the text file `glove.6B.100d.txt`.

    python -m tools.word_vectors glove.6B.100d.txt

Kept are the commonest plain English words. Their mean and the two strongest common directions, which
carry no meaning, are taken away (Mu and Viswanath 2018), then 64 dimensions and one byte a number are kept.
"""

import argparse
from itertools import islice
from pathlib import Path

import numpy as np

TARGET = Path(__file__).resolve().parents[1] / "src" / "fairreview" / "nlp" / "word_vectors.npz"
WORDS = 30_000
DIMENSIONS = 64
_COMMON_DIRECTIONS = 2
_FITTED_ON = 20_000
_ZIPF = 2.7
# Numbers of a vector of length 1 rarely lie beyond this; those that do are cut.
_WIDEST = 0.6


def main() -> None:
    """Read GloVe and write the extract."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("glove", type=Path, help="the text file with 100 dimensions, commonest words first")
    words, vectors = _read(parser.parse_args().glove)
    ranks = 1 / (np.arange(len(words)) + _ZIPF)
    centred = vectors - (vectors * ranks[:, None]).sum(0) / ranks.sum()
    fitted = centred[:_FITTED_ON]
    directions = np.linalg.svd(fitted - fitted.mean(0), full_matrices=False)[2]
    kept = centred @ directions[_COMMON_DIRECTIONS : _COMMON_DIRECTIONS + DIMENSIONS].T
    unit = kept / np.linalg.norm(kept, axis=1, keepdims=True)
    bytes_ = np.round(unit * 127 / _WIDEST).clip(-127, 127).astype(np.int8)
    joined = np.frombuffer("\n".join(words).encode("ascii"), np.uint8)
    np.savez_compressed(TARGET, words=joined, vectors=bytes_)
    print(f"{len(words):,} words, {TARGET.stat().st_size:,} bytes in {TARGET}")


def _read(path: Path) -> tuple[list[str], np.ndarray[tuple[int, int], np.dtype[np.float32]]]:
    words: list[str] = []
    rows: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
    with path.open(encoding="utf-8") as lines:
        plain = (line.split(" ") for line in lines)
        fitting = (parts for parts in plain if _is_word(parts[0]))
        for word, *numbers in islice(fitting, WORDS):
            words.append(word)
            rows.append(np.array(numbers, np.float32))
    return words, np.array(rows)


def _is_word(word: str) -> bool:
    return word.isascii() and word.isalpha() and word.islower() and len(word) > 1


if __name__ == "__main__":
    main()
