"""Keys for the programs, and the mark that these tests need toolchains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.behaviour.stage import Key

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Key:
    """A throwaway key pair."""
    pair = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = tmp_path_factory.mktemp("key") / "private.key"
    private.write_bytes(
        pair.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    public = pair.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return Key(private, public.decode())
