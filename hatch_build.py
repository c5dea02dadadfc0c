"""Compiles the packaged policies when the wheel is built, so that no ordinary run has to."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PolicyBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts `_packaged/policy.json` into the wheel; an editable install compiles as it goes."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, dict[str, str]]) -> None:
        """Compile the policies; stop the build when one has a mistake."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        import msgspec

        from fairreview.language import store
        from fairreview.model.policy import Policy

        day = datetime.now(UTC).date()
        compiled = store.compile_fresh(store.packaged_sources(), Policy(), day)
        if any(diagnostic.level == "error" for diagnostic in compiled.diagnostics):
            messages = "; ".join(f"{d.path}: {d.message}" for d in compiled.diagnostics)
            raise ValueError(f"the packaged policies have mistakes: {messages}")
        plain = store.Compiled(store.without_positions(compiled.policy), compiled.digest)
        target = Path(self.directory) / "policy.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(msgspec.json.encode(plain))
        build_data["force_include"][str(target)] = "fairreview/_packaged/policy.json"
