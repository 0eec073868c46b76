"""The plan of one integration: what to do in the Console, here, with the secrets, and how to roll it out.

The order and the truths are those of adobe-dev-console S2S/migration.md and S2S/faqs.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from migrator.catalogue.timeline import timeline
from migrator.deadline import credential_statement, spell
from migrator.model import Category, Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from migrator.model import Finding, Readiness

_SOME = 6
_PDF = "PDF Services"


class Situation(NamedTuple):
    """What the plan depends on."""

    as_of: date
    deadline: date | None
    not_after: date | None
    """End of the certificate, where one was found."""
    readiness: Readiness
    client_id: str | None
    org_id: str | None
    products: tuple[str, ...]
    scopes: tuple[str, ...]
    findings: tuple[Finding, ...]
    secret_names: tuple[str, ...]
    """Variables that hold the private key."""

    @property
    def converted(self) -> bool:
        """True once Adobe has turned the credential into an OAuth one by itself."""
        return self.deadline is not None and self.as_of >= self.deadline


def steps(situation: Situation) -> tuple[Step, ...]:
    """The steps in order."""
    if situation.readiness == "exempt":
        return _exempt()
    return (
        *_console(situation),
        *_secrets(situation),
        *_repository(situation),
        *_rollout(situation),
    )


def _exempt() -> tuple[Step, ...]:
    return (
        Step(
            "Nothing has to change now: service credentials of the AEM Developer Console are not reached by the end of "
            "life of the Service Account (JWT) credential. Their certificates last one year; renew them in time.",
            "console",
        ),
        Step(
            "Plan the move: Adobe calls this way legacy and points new integrations of AEM as a Cloud Service to OAuth "
            "Server-to-Server.",
            "rollout",
        ),
    )


def _console(situation: Situation) -> Iterator[Step]:
    project = f"the project with client ID {situation.client_id}" if situation.client_id else "the project"
    organisation = f" of organisation {situation.org_id}" if situation.org_id else ""
    state = credential_statement(situation.as_of, timeline(), situation.not_after)
    where = f"{state} In the Adobe Developer Console open {project}{organisation}"
    if situation.converted:
        yield Step(
            f"{where} and look for its OAuth Server-to-Server credential. Adobe converted the JWT credential by "
            "itself; client ID, technical account, connected APIs and product profiles stayed the same. If there is "
            "none, add the credential to the project anew. Nothing lives in parallel any more.",
            "console",
        )
    else:
        yield Step(
            f"{where} (Projects, filter: Has Service Account (JWT) credential) and add the OAuth Server-to-Server "
            "credential beside the Service Account (JWT) one. Both sign in from then on, with the same client ID, "
            "technical account, connected APIs and product profiles. Until the migration is completed no API can be "
            "added and no secret rotated; cancelling it deletes the OAuth credential, and what already uses it stops.",
            "console",
        )
    if situation.scopes:
        yield Step(
            "Copy the scopes from the credential's page. Proposed, to be compared with them: "
            f"{','.join(situation.scopes)}",
            "console",
        )


def _secrets(situation: Situation) -> Iterator[Step]:
    scopes = "" if situation.products == (_PDF,) else " and the scopes"
    yield Step(
        f"Put the client secret{scopes} where the program finds them: the same client secret still holds, the private "
        "key and the technical account are no longer asked for when a token is requested. That is also where no scan "
        "looks: a file in a home directory, a parameter store, the variables of a pipeline, the values of a cluster.",
        "secrets",
    )


def _repository(situation: Situation) -> Iterator[Step]:
    breaking = {finding.place.path for finding in situation.findings if finding.category is Category.BREAKS}
    if situation.readiness == "half_migrated":
        yield Step(
            "OAuth Server-to-Server is already written here beside the old flow: decide which one runs, and remove the "
            "JWT part, so that no leftover setting brings it back.",
            "repository",
        )
    if breaking:
        yield Step(f"Apply the rewrites to {_some(sorted(breaking))}; `migrator fix` shows them.", "repository")
    if _PDF in situation.products:
        yield Step(
            "PDF Services SDKs get their token from pdf-services.adobe.io: allow that host where outgoing traffic is "
            "filtered.",
            "repository",
        )
    yield Step(
        "Check every place that uses `expires_in`: the JWT exchange gave milliseconds, the token endpoint gives "
        "seconds.",
        "repository",
    )


def _rollout(situation: Situation) -> Iterator[Step]:
    if situation.converted:
        back = "There is no way back to the old credential: each program is down until its rewrite is deployed."
    else:
        back = "Until the JWT credential is deleted, the version before signs in as well: deploying it is the way back."
    yield Step(
        "Run `migrator check` with the new credential, then deploy, one program after the other; ask for a token once "
        f"and keep it. {back}",
        "rollout",
    )
    yield Step(
        "Watch the first day: token requests that IMS answers with 400 or 401, API calls answered with 403 (a scope or "
        "product profile is missing), and how often a token is asked for: Adobe throttles a client that asks too "
        "often.",
        "rollout",
    )
    if not situation.converted:
        yield Step(
            "Watch the credential's page until the newest token came over OAuth and the last JWT token is more than 24 "
            "hours old.",
            "rollout",
        )
        end = timeline().governing.date
        yield Step(
            f"Delete the Service Account (JWT) credential in the Console by typing the project's name, before "
            f"{spell(min(situation.deadline or end, end))}. This cannot be undone.",
            "console",
            irreversible=True,
        )
    yield from _cleanup(situation)


def _cleanup(situation: Situation) -> Iterator[Step]:
    where = f", among them {_some(situation.secret_names)}," if situation.secret_names else ""
    yield Step(
        f"Delete the private key and its certificate from every secret store and pipeline{where} with all versions "
        "kept there.",
        "secrets",
        irreversible=True,
    )
    exposed = sorted({finding.place.path for finding in situation.findings if finding.category is Category.EXPOSED})
    if exposed:
        yield Step(
            f"Key, secret or token material lies open in {_some(exposed)}: rotate the client secret if it is there "
            "(add a second one, deploy it, delete the first), and ask Adobe's support to end tokens that are still "
            "alive, since a new secret does not.",
            "secrets",
            irreversible=True,
        )
        yield Step(
            f"Take {_some(exposed)} out of the tree where they are nothing but such material, out of the history with "
            "`git filter-repo`, and name their kind in `.gitignore`. A purge changes every commit for everyone: "
            "agree on it first.",
            "repository",
            irreversible=True,
        )


def _some(names: tuple[str, ...] | list[str]) -> str:
    shown = ", ".join(names[:_SOME])
    rest = len(names) - _SOME
    return f"{shown} and {rest} more" if rest > 0 else shown
