"""What a check is, what it is told, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Literal

from migrator.ims.calls import Answer, Failure
from migrator.model import CheckResult

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from migrator.catalogue.model import Product
    from migrator.ims.credentials import JwtCredential, OAuthCredential
    from migrator.model import CheckStatus, Integration
    from migrator.secret import Secret


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the user chose.

    `products` are ids of the catalogue that are called whatever the scan found; `probe_values` fill in what a product's
    call needs and no credential holds (tenant, author_host, content_id). `jwt` is what is left of the old sign-in;
    `probe_jwt` allows exactly one exchange of an assertion per credential. `limit` bounds one call in seconds, name
    resolution included. `progress` is told how many of how many credentials are done.
    """

    max_age: timedelta = timedelta(days=30)
    products: tuple[str, ...] = ()
    probe_values: Mapping[str, str] = field(default_factory=dict)
    jwt: tuple[JwtCredential, ...] = ()
    probe_jwt: bool = False
    per_host: int = 32
    limit: float = 90.0
    progress: Callable[[int, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A request that a check needs made.

    `name` finds its answer in the transcript; `bearer` sends the token; `once` forbids retries.
    """

    name: str
    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, str | Secret], ...] = ()
    bearer: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """One credential, and all that is known before anything is asked.

    `scopes` are the ones to request; `scopes_from` says whether the credential's carrier lists them, or the scan's
    proposal stands in, or the two that every list has. `products` are those of the integration and of the options.
    `ims` and `api` are addresses as in ImsTarget. Dates are judged from `now`; `moment` is what the clock says.
    """

    credential: OAuthCredential
    integration: Integration | None
    products: tuple[Product, ...]
    scopes: tuple[str, ...]
    scopes_from: Literal["credential", "proposal", "minimum"]
    token_url: str
    ims: str
    api: str
    now: datetime
    moment: datetime
    options: CheckOptions
    jwt: JwtCredential | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was answered, by the name of the ask."""

    results: Mapping[str, Answer | Failure]

    def answer(self, name: str) -> Answer | None:
        """The answer, None where there was none."""
        result = self.results.get(name)
        return result if isinstance(result, Answer) else None

    def tokens(self) -> tuple[Answer | Failure, ...]:
        """The results of the token requests, one for each client secret, in order."""
        names = sorted((name for name in self.results if name.startswith("token/")), key=lambda name: int(name[6:]))
        return tuple(self.results[name] for name in names)

    def granted(self) -> Answer | None:
        """The first answer that grants a token."""
        return next((one for one in self.tokens() if isinstance(one, Answer) and is_grant(one)), None)


def is_grant(answer: Answer) -> bool:
    """True for an answer that holds an access token."""
    return answer.status == 200 and "access_token" in answer.fields  # noqa: PLR2004 - HTTP


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result, its machine-readable cause when it did not pass, and whether it decides the verdict."""

    result: CheckResult
    code: str = ""
    decides: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """One small proof. `asks` names the requests it needs; `judge` looks at the answers and asks nothing itself."""

    id: str
    title: str
    order: int
    judge: Callable[[Check, Subject, Transcript], tuple[Outcome, ...]]
    asks: Callable[[Subject], tuple[Ask, ...]] = lambda _subject: ()

    def passed(self, evidence: str) -> Outcome:
        """It holds."""
        return Outcome(self._result("passed", evidence))

    def failed(self, code: str, evidence: str, remedy: str, *, decides: bool = True) -> Outcome:
        """It does not hold."""
        return Outcome(self._result("failed", evidence, remedy), code, decides)

    def unknown(self, code: str, evidence: str, remedy: str, *, decides: bool = True) -> Outcome:
        """It could not be told."""
        return Outcome(self._result("unknown", evidence, remedy), code, decides)

    def skipped(self, evidence: str, remedy: str = "") -> Outcome:
        """It does not apply here."""
        return Outcome(self._result("skipped", evidence, remedy), decides=False)

    def _result(self, status: CheckStatus, evidence: str, remedy: str = "") -> CheckResult:
        return CheckResult(self.id, self.title, status, evidence, remedy)


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order in which they are reported: one file each in `checks/`."""
    from migrator.ims import checks as package  # noqa: PLC0415 - its modules import this one

    found = (import_module(f"{package.__name__}.{module.name}").CHECK for module in iter_modules(package.__path__))
    return tuple(sorted(found, key=lambda check: check.order))
