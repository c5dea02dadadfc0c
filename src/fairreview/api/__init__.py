"""What a platform imports, and all that the front doors use. Each name is loaded when first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fairreview.api.auditing import Auditor
    from fairreview.api.documents import count_unknown, read_documents, read_text
    from fairreview.api.policies import LoadedPolicy, UsageError, load_policy
    from fairreview.api.proof import PolicyCheck, PolicyTest, check_policies, test_policies
    from fairreview.api.reviewed import Reviewed
    from fairreview.api.reviewer import Reviewer

_HOMES = {
    "Auditor": "auditing",
    "count_unknown": "documents",
    "read_documents": "documents",
    "read_text": "documents",
    "LoadedPolicy": "policies",
    "UsageError": "policies",
    "load_policy": "policies",
    "PolicyCheck": "proof",
    "PolicyTest": "proof",
    "check_policies": "proof",
    "test_policies": "proof",
    "Reviewed": "reviewed",
    "Reviewer": "reviewer",
}
__all__ = [
    "Auditor",
    "LoadedPolicy",
    "PolicyCheck",
    "PolicyTest",
    "Reviewed",
    "Reviewer",
    "UsageError",
    "check_policies",
    "count_unknown",
    "load_policy",
    "read_documents",
    "read_text",
    "test_policies",
]


def __getattr__(name: str) -> object:
    """Import the part that holds `name`."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module `fairreview.api` has no attribute `{name}`")
    return getattr(import_module(f"fairreview.api.{home}"), name)
