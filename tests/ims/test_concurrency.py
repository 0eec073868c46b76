"""Many credentials side by side, and hosts that hang."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from dataclasses import replace
from functools import partial

import httpx
import pytest

from migrator import clock
from migrator.ims.check import check_credentials
from migrator.ims.checking import CheckOptions
from migrator.ims.live import Limits, Network
from migrator.ims.pools import Lanes, Task
from migrator.ims.server.faults import Fault
from migrator.ims.server.listener import serve
from migrator.ims.server.scenario import Scenario
from migrator.ims.target import open_target
from migrator.secret import Secret
from tests.ims.rehearsing import CLIENT, CREDENTIAL, FAST

COUNT = 200
CREDENTIALS = [
    replace(CREDENTIAL, origin=f"{at}.env", client_id=f"{at:032x}", client_secrets=(Secret(f"secret-number-{at}"),))
    for at in range(COUNT)
]
CLIENTS = tuple(replace(CLIENT, client_id=one.client_id, secrets=one.client_secrets) for one in CREDENTIALS)


def test_two_hundred_credentials_with_latency_take_less_than_eight_seconds() -> None:
    """200 ms for every answer, three calls each, one client whose calls hang: all others are valid in time."""
    hanging = CREDENTIALS[100].client_id
    scenario = Scenario(CLIENTS, latency=0.2, faults=(Fault("slow", "token", client_id=hanging, seconds=30),))
    told: list[tuple[int, int]] = []
    options = CheckOptions(progress=lambda done, total: told.append((done, total)))
    with (
        serve(scenario) as running,
        closing(open_target(running.url, Network({}, limits=Limits(read=4, attempts=1)))) as target,
    ):
        started = time.monotonic()
        verdicts = check_credentials(CREDENTIALS, target, [], clock.now(), options)
        elapsed = time.monotonic() - started
    assert elapsed < 8
    assert [one.credential for one in verdicts] == [one.origin for one in CREDENTIALS]
    assert [one.client_id for one in verdicts if one.status != "valid"] == [hanging]
    assert verdicts[100].code == "unreachable"
    assert told == [(at, COUNT) for at in range(1, COUNT + 1)]


def test_a_hanging_product_host_holds_up_nobody() -> None:
    """One product never answers: its calls end at their time-out and a few of them are enough, the rest go on."""
    finished: dict[str, float] = {}

    class Transport(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.host == "analytics.adobe.io":
                time.sleep(60)
            finished[request.url.host] = time.monotonic()
            grant = {
                "access_token": "opaque",
                "token_type": "bearer",
                "expires_in": 86399,
                "valid": True,
                "results": [],
            }
            return httpx.Response(200, json=grant)

    options = CheckOptions(products=("experience-platform", "analytics"), per_host=4, limit=0.6)
    with closing(open_target("live", Network({}))) as target:
        started = time.monotonic()
        verdicts = check_credentials(CREDENTIALS[:8], replace(target, transport=Transport()), [], clock.now(), options)
        elapsed = time.monotonic() - started
    assert elapsed < 4
    assert finished["platform.adobe.io"] - started < 0.6
    assert {(one.status, one.code) for one in verdicts} == {("unknown", "unreachable")}
    assert "analytics.adobe.io: no answer within 0.6 s" in verdicts[0].reason


def test_a_lane_is_no_wider_than_it_may_be() -> None:
    """At most so many at a time in each lane, all lanes at once, every result under its key."""
    lock = threading.Lock()
    now: dict[str, int] = {}
    most: dict[str, int] = {}

    def work(lane: str, at: int) -> str:
        with lock:
            now[lane] = now.get(lane, 0) + 1
            most[lane] = max(most.get(lane, 0), now[lane])
        time.sleep(0.005)
        with lock:
            now[lane] -= 1
        return f"{lane}{at}"

    tasks = [Task(f"{lane}{at}", lane, partial(work, lane, at)) for at in range(20) for lane in "ab"]
    results = Lanes[str, str](width=3, limit=10).run(tasks)
    assert results == {task.key: task.key for task in tasks}
    assert most == {"a": 3, "b": 3}


def test_a_task_that_hangs_is_given_up_and_its_place_is_free_again() -> None:
    """Its result is TimeoutError, even if it comes after all; the tasks behind it run."""
    release = threading.Event()

    def hang() -> str:
        release.wait(5)
        return "late"

    lanes = Lanes[str, str](width=1, limit=0.1)
    results = lanes.run([Task("1", "a", hang), Task("2", "a", lambda: "done")])
    assert isinstance(results["1"], TimeoutError)
    assert results["2"] == "done"
    release.set()
    assert lanes.run([Task("3", "a", lambda: "again")]) == {"3": "again"}


def test_what_a_task_raises_is_raised() -> None:
    """A mistake in the program is not swallowed by a thread."""

    def fail() -> str:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        Lanes[str, str](width=1, limit=1).run([Task("1", "a", fail)])


def test_an_ims_that_is_down_is_asked_a_few_times_and_not_for_every_credential() -> None:
    """Without a network two hundred credentials are unknown at once, not after two hundred time-outs."""
    with serve(Scenario(CLIENTS)) as running:
        url = running.url
    with closing(open_target(url, Network({}, limits=FAST))) as target:
        started = time.monotonic()
        verdicts = check_credentials(CREDENTIALS, target, [], clock.now())
        elapsed = time.monotonic() - started
    assert elapsed < 3
    assert {(one.status, one.code) for one in verdicts} == {("unknown", "unreachable")}
