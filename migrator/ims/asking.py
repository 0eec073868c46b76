"""Makes the requests that the checks need; everything that comes back is reduced at once."""

from __future__ import annotations

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
    from collections.abc import Callable, Sequence

    from migrator.ims.checking import Ask, Check, CheckOptions, Subject
    from migrator.ims.target import ImsTarget

_HEADERS = {
    "accept": "application/json",
    "accept-encoding": "identity",  # little is saved, and a bomb cannot be asked for
    "user-agent": f"ims-migrator/{__version__}",
}

Reply = tuple[Answer | Failure, Secret | None]


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
    """Everything the checks want to know of each subject: first the tokens, then what is asked with one."""
    asks = [[one for check in checks for one in check.asks(subject)] for subject in subjects]
    lanes: Lanes[Reply] = Lanes(options.per_host, options.limit)
    progress = _Progress(sum(map(len, asks)), options.progress)
    plain: list[list[tuple[Ask, Secret | None]]] = [[(one, None) for one in own if not one.bearer] for own in asks]
    results = _round(target, lanes, plain, progress)
    tokens = [_token(own) for own in results]
    bearing: list[list[tuple[Ask, Secret | None]]] = [
        [(one, token) for one in own if one.bearer] if token else [] for own, token in zip(asks, tokens, strict=True)
    ]
    more = _round(target, lanes, bearing, progress)
    return [
        Transcript({name: reply[0] for name, reply in {**first, **second}.items()})
        for first, second in zip(results, more, strict=True)
    ]


class _Progress:
    def __init__(self, total: int, told: Callable[[int, int], None] | None) -> None:
        self.total, self.count, self.told = total, 0, told

    def step(self) -> None:
        self.count += 1
        if self.told:
            self.told(self.count, self.total)


def _round(
    target: ImsTarget, lanes: Lanes[Reply], asks: Sequence[Sequence[tuple[Ask, Secret | None]]], progress: _Progress
) -> list[dict[str, Reply]]:
    flat = [(at, one, token) for at, own in enumerate(asks) for one, token in own]
    tasks = [Task(urlsplit(one.url).netloc, _Bound(target, one, token)) for _, one, token in flat]
    results: list[dict[str, Reply]] = [{} for _ in asks]
    for (at, one, _), reply in zip(flat, lanes.run(tasks, progress.step), strict=True):
        results[at][one.name] = _late(lanes, one) if isinstance(reply, TimeoutError) else reply
    return results


def _late(lanes: Lanes[Reply], one: Ask) -> Reply:
    return Failure("unreachable", f"{urlsplit(one.url).hostname}: no answer within {lanes.limit:g} s"), None


class _Bound:
    def __init__(self, target: ImsTarget, one: Ask, token: Secret | None) -> None:
        self.target, self.one, self.token = target, one, token

    def __call__(self) -> Reply:
        return ask(self.target, self.one, self.token)


def _token(replies: dict[str, Reply]) -> Secret | None:
    """The token of the first client secret that was granted one."""
    for name in sorted(replies, key=lambda name: (len(name), name)):
        token = replies[name][1]
        if name.startswith("token/") and token:
            return token
    return None
