"""Finds, compiles and remembers policies: sources in, a compiled policy and its digest out.

Packaged policies are compiled when the wheel is built; local ones are remembered in the user's
cache as JSON, under the digest of all that went in. Nothing is ever unpickled.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from fairreview.model.diagnostic import Diagnostic, SourceFile
from fairreview.model.policy import Policy
from fairreview.version import __version__

_PACKAGE = Path(__file__).resolve().parents[1]
_PACKAGED = _PACKAGE / "_packaged"
_COMPILED = _PACKAGED / "policy.json"
_LARGEST_FILE = 2_000_000
_MOST_REMEMBERED = 40
_POSITIONS = frozenset({"at", "spots"})


class Compiled(msgspec.Struct, frozen=True):
    """A policy ready to run; `digest` is over its content, positions left out."""

    policy: Policy
    digest: str
    diagnostics: tuple[Diagnostic, ...] = ()


class PolicyFileError(Exception):
    """A policy file that cannot be read; the message is one line."""


def rules_folder() -> Path:
    """Return the folder of the packaged policies: in the wheel, or at the top of a checkout."""
    return _data_folder("rules")


def _data_folder(name: str) -> Path:
    installed = _PACKAGED / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def packaged(as_of: date) -> Compiled:
    """Return the packaged policies, compiled."""
    if _COMPILED.is_file():
        return msgspec.json.decode(_COMPILED.read_bytes(), type=Compiled)
    return compile_files(packaged_sources(), Compiled(Policy(), ""), as_of)


def packaged_sources() -> list[SourceFile]:
    """Return the packaged policy files."""
    return list(read_sources([rules_folder()]))


def read_sources(paths: Iterable[str | Path]) -> Iterator[SourceFile]:
    """Yield the policy files named, and those in folders named, in order; raise PolicyFileError."""
    for path in paths:
        for file in _policy_files(Path(path)):
            yield SourceFile(file.as_posix(), _read(file))


def _policy_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.rglob("*.policy"), key=lambda file: file.as_posix())
    if not found:
        raise PolicyFileError(f"there is no .policy file in the folder `{path}`")
    return found


def _read(file: Path) -> str:
    try:
        data = file.read_bytes()
        if len(data) > _LARGEST_FILE:
            raise PolicyFileError(f"`{file}` is larger than 2 MB; split it into several policy files")
        return data.decode("utf-8-sig")
    except OSError as problem:
        raise PolicyFileError(f"cannot read `{file}`: {problem.strerror or 'unknown reason'}") from None
    except UnicodeDecodeError:
        raise PolicyFileError(f"`{file}` is not UTF-8 text; save it as UTF-8") from None


def compile_files(sources: Sequence[SourceFile], base: Compiled, as_of: date) -> Compiled:
    """Compile `sources` on top of `base`, or take the result from the cache.

    Only a result without diagnostics is remembered, so that messages always come from the source.
    """
    key = _key(sources, base, as_of)
    known = _recall(key)
    if known is not None:
        return known
    fresh = compile_fresh(sources, base.policy, as_of)
    if not fresh.diagnostics:
        _remember(key, fresh)
    return msgspec.structs.replace(fresh, policy=without_positions(fresh.policy))


def compile_fresh(sources: Sequence[SourceFile], base: Policy, as_of: date) -> Compiled:
    """Compile `sources` on top of `base` without the cache, positions kept."""
    from fairreview.language.resolve import resolve
    from fairreview.language.syntax import parse

    files = [parse(source) for source in sources]
    resolved = resolve(files, base, as_of)
    return Compiled(resolved.policy, digest_of(resolved.policy), resolved.diagnostics)


def digest_of(policy: Policy) -> str:
    """Return the digest of a policy's content: how its files are laid out makes no difference."""
    plain = msgspec.json.encode(without_positions(policy), order="deterministic")
    return "sha256:" + hashlib.sha256(plain).hexdigest()


def without_positions(policy: Policy) -> Policy:
    """Return a policy without the places of its words in their files."""
    return msgspec.convert(_stripped(msgspec.to_builtins(policy)), Policy)


def _stripped(built: object) -> object:
    if isinstance(built, dict):
        return {name: _stripped(value) for name, value in built.items() if name not in _POSITIONS}
    if isinstance(built, (list, tuple)):
        return [_stripped(value) for value in built]
    return built


def _key(sources: Sequence[SourceFile], base: Compiled, as_of: date) -> str:
    """Return the cache key: all that decides the result, this program's own text included."""
    total = hashlib.sha256(f"{__version__}\0{base.digest}\0{as_of}".encode())
    for folder in ("language", "model"):
        for file in sorted((_PACKAGE / folder).glob("*.py")):
            total.update(file.read_bytes())
    total.update((_data_folder("grammar") / "policy.lark").read_bytes())
    for source in sources:
        total.update(f"\0{source.path}\0{source.text}".encode())
    return total.hexdigest()


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("fairreview", appauthor=False)


def _recall(key: str) -> Compiled | None:
    try:
        return msgspec.json.decode((_cache_folder() / f"{key}.json").read_bytes(), type=Compiled)
    except (OSError, msgspec.MsgspecError):
        return None


def _remember(key: str, compiled: Compiled) -> None:
    """Write to the cache; a cache that cannot be written is done without."""
    import tempfile

    folder = _cache_folder()
    plain = msgspec.structs.replace(compiled, policy=without_positions(compiled.policy))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as draft:
            draft.write(msgspec.json.encode(plain))
        Path(draft.name).replace(folder / f"{key}.json")
        _forget_oldest(folder)
    except OSError:
        return


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[_MOST_REMEMBERED:]:
        file.unlink(missing_ok=True)


def sources_by_path(sources: Iterable[SourceFile]) -> Mapping[str, str]:
    """Return the texts of policy files by their paths, for showing messages."""
    return {source.path: source.text for source in sources}
