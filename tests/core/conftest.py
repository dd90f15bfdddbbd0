"""Signing keys in a directory of the test's own, and the means to forge tokens."""

from pathlib import Path

import pytest

from api.core.signing_keys import KeyRing
from api.core.tokens import AccessTokens
from tests.core.token_forge import AUDIENCE, ISSUER, Forge


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Where the keys of one test live."""
    return tmp_path / "keys"


@pytest.fixture
def forge(directory: Path) -> Forge:
    """A ring with one key, its tokens, and the means to forge."""
    ring = KeyRing(directory)
    return Forge(ring, AccessTokens(ring, ISSUER, AUDIENCE))
