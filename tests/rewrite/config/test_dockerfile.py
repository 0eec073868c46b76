"""An image is built without the key once the program in it needs none."""

from __future__ import annotations

import pytest

from tests.rewrite.config.programs import PROGRAM
from tests.rewrite.harness import rewrite

CASES = {
    "variables, a copied file and the command that guards it": (
        r"""
ENV TZ=UTC \
    ADOBE_PRIVATE_KEY=/srv/private.key \
    ADOBE_META_SCOPES=ent_user_sdk
COPY --chown=app private.key sync.py ./
RUN chmod 0400 private.key && pip install jwt \
    && rm -f x
""",
        r"""
ENV TZ=UTC
COPY --chown=app sync.py ./
RUN pip install jwt \
    && rm -f x
""",
    ),
    "instructions of which nothing is left": (
        """
ARG ADOBE_PRIVATE_KEY
ENV ADOBE_PRIVATE_KEY ${ADOBE_PRIVATE_KEY}
WORKDIR /srv
COPY keys/private.key /srv/

RUN chmod 0400 /srv/private.key

COPY ["sync.py", "/srv/"]
""",
        """
WORKDIR /srv

COPY ["sync.py", "/srv/"]
""",
    ),
    "one word of a command, one of a list": (
        """
COPY ["private.key", "sync.py", "./"]
RUN chown app private.key sync.py
""",
        """
COPY ["sync.py", "./"]
RUN chown app sync.py
""",
    ),
}


def _image(text: str, beside: dict[str, str] | None = None, program: str = PROGRAM) -> tuple[str, str]:
    path = "Dockerfile"
    result = rewrite({"sync.py": program, path: "FROM python:3.10\n" + text, **(beside or {})})
    again = rewrite({"sync.py": result.files["sync.py"], path: result.files[path], **(beside or {})})
    assert again.files[path] == result.files[path], "the second rewrite changed something"
    return result.files[path].removeprefix("FROM python:3.10\n"), " ".join(result.plan.notes)


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_the_key_is_not_put_into_the_image(before: str, after: str) -> None:
    """What named the key goes, and nothing around it."""
    assert _image(before)[0] == after


def test_a_command_that_makes_the_key() -> None:
    """What does more with the key than look after it is left, and said."""
    text = "COPY private.key ./\nRUN openssl pkcs8 -topk8 -nocrypt -in private.key -out k.der\n"
    after, told = _image(text)
    assert after == text
    assert "Dockerfile:3 still handles the private key" in told


def test_a_key_that_code_reads() -> None:
    """A file of the same name that other code opens stays."""
    text = "COPY private.key ./\n"
    assert _image(text, {"tls.py": "KEY = 'private.key'\n"})[0] == text
