"""The two ways of the literal pass agree, and Hyperscan is loaded only when it pays."""

from __future__ import annotations

import pickle
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from migrator.prefilter import AdaptivePrefilter, HyperscanPrefilter, Level, PlainPrefilter, Words

WORDS = Words((b"ims/exchange", b"jwt_token"), (b"rs256", b"private_key"))
PIECES = st.sampled_from(
    [b"IMS/exchange", b"jwt_token", b"RS256", b"private_KEY", b"jwt", b"_token", b"\0", b" ", b"\xff"]
)


@given(st.lists(PIECES, max_size=12).map(b"".join))
def test_hyperscan_and_plain_search_agree(data: bytes) -> None:
    """Whatever the bytes, both give the same level."""
    assert HyperscanPrefilter(WORDS).level(data) is PlainPrefilter(WORDS).level(data)


def test_strong_word_outranks_an_earlier_weak_one() -> None:
    """The strongest word counts, wherever it stands."""
    assert HyperscanPrefilter(WORDS).level(b"rs256 ... Jwt_Token") is Level.STRONG


def test_adaptive_prefilter_changes_over_without_changing_its_answers() -> None:
    """The change to Hyperscan in mid-run is invisible."""
    prefilter = AdaptivePrefilter(WORDS, plain_bytes=20)
    assert [prefilter.level(b"x rs256") for _ in range(6)] == [Level.WEAK] * 6
    assert pickle.loads(pickle.dumps(prefilter.for_many())).level(b"jwt_token") is Level.STRONG


def test_few_bytes_do_not_load_hyperscan() -> None:
    """A hook over a handful of files must not pay for it."""
    program = (
        "import sys; from migrator.prefilter import *;"
        "AdaptivePrefilter(Words((b'a',), ())).level(b'abc'); print('hyperscan' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
