"""Makes the requests that the checks need; everything that comes back is reduced at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import httpx

from migrator import __version__
from migrator.ims.calls import Answer, Failure
from migrator.ims.checking import Transcript
from migrator.ims.pools import Lanes, Task
from migrator.ims.reduce_answer import reduce_answer
from migrator.ims.reduce_request import reduce_request
from migrator.ims.transport import CallError, raw_answer, raw_request
from migrator.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.ims.checking import Ask, Check, CheckOptions, Subject
    from migrator.ims.target import ImsTarget

_HEADERS = {
    "accept": "application/json",
    "accept-encoding": "identity",  # little is saved, and a bomb cannot be asked for
    "user-agent": f"ims-migrator/{__version__}",
}

Reply = tuple[Answer | Failure, Secret | None]
Key = tuple[int, str, str]
"""Position of the subject, name of the ask, host."""


def ask(target: ImsTarget, one: Ask, token: Secret | None = None) -> Reply:
    """Make one request. The second value is the access token in the answer, apart from all that is kept."""
    headers = {**_HEADERS, **{name.lower(): value for name, value in one.headers}}
    if one.bearer and token:
        headers["authorization"] = f"Bearer {token.reveal()}"
    content = None
    if one.form:
        fields = [(name, value.reveal() if isinstance(value, Secret) else value) for name, value in one.form]
        content = urlencode(fields).encode()
        headers["content-type"] = "application/x-www-form-urlencoded"
    request = httpx.Request(one.method, one.url, headers=headers, content=content, extensions={"once": one.once})
    reduced = reduce_request(raw_request(request))
    try:
        response = target.transport.handle_request(request)
        response.read()
    except CallError as error:
        return error.failure, None
    at = response.extensions.get("recorded_at") or target.clock()
    return reduce_answer(reduced.call, raw_answer(response), reduced.sensitive, at)


def interview(
    target: ImsTarget, subjects: Sequence[Subject], checks: Sequence[Check], options: CheckOptions
) -> list[Transcript]:
    """Everything the checks want to know of each subject; what needs a token is asked as soon as there is one."""
    conversations = [
        _Conversation(target, at, tuple(one for check in checks for one in check.asks(subject)))
        for at, subject in enumerate(subjects)
    ]
    finished = 0

    def heard(key: Key, reply: Reply | TimeoutError) -> list[Task[Key, Reply]]:
        nonlocal finished
        conversation = conversations[key[0]]
        following = conversation.heard(key[1], _late(key, options) if isinstance(reply, TimeoutError) else reply)
        if conversation.is_over:
            finished += 1
            if options.progress:
                options.progress(finished, len(conversations))
        return following

    lanes: Lanes[Key, Reply] = Lanes(options.per_host, options.limit)
    lanes.run([task for one in conversations for task in one.opening()], heard)
    return [one.transcript() for one in conversations]


def _late(key: Key, options: CheckOptions) -> Reply:
    return Failure("unreachable", f"{key[2]}: no answer within {options.limit:g} s"), None


class _Conversation:
    """The asks of one subject: first those for a token, then, with the token, the others."""

    def __init__(self, target: ImsTarget, at: int, asks: tuple[Ask, ...]) -> None:
        self._target = target
        self._at = at
        self._plain = [one for one in asks if not one.bearer]
        self._bearing = [one for one in asks if one.bearer]
        self._replies: dict[str, Reply] = {}
        self._outstanding = len(self._plain)

    @property
    def is_over(self) -> bool:
        """True when every answer is there that will come."""
        return not self._outstanding

    def opening(self) -> list[Task[Key, Reply]]:
        """What can be asked at once."""
        return [self._task(one, None) for one in self._plain]

    def heard(self, name: str, reply: Reply) -> list[Task[Key, Reply]]:
        """Take a reply; gives what can be asked now. Which secret's token is used must not depend on who is first."""
        self._replies[name] = reply
        self._outstanding -= 1
        if self._outstanding or not self._bearing:
            return []
        token = self._token()
        following = [self._task(one, token) for one in self._bearing] if token else []
        self._bearing = []
        self._outstanding = len(following)
        return following

    def _task(self, one: Ask, token: Secret | None) -> Task[Key, Reply]:
        url = urlsplit(one.url)
        return Task((self._at, one.name, url.hostname or ""), url.netloc, partial(ask, self._target, one, token))

    def _token(self) -> Secret | None:
        """The token of the first client secret that was granted one."""
        for at in range(len(self._plain)):
            reply = self._replies.get(f"token/{at}")
            if reply and reply[1]:
                return reply[1]
        return None

    def transcript(self) -> Transcript:
        """All that was answered; the tokens are gone."""
        return Transcript({name: reply[0] for name, reply in self._replies.items()})
