"""Pipeline steps that sign in with a Service Account (JWT) credential."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from migrator.model import Category, Confidence, Severity
from migrator.rules.base import Example, Match, Rule
from migrator.rules.common.entries import advice, catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from migrator.catalogue.sdk import ActionMarks, SdkEntry
    from migrator.parse.document import Document, Region
    from migrator.parse.facts import Entry
    from migrator.rules.common.entries import Entries


def _detect(document: Document, region: Region, entries: Callable[[], Entries] = catalogue) -> Iterator[Match]:
    del document
    for uses in region.facts.entries:
        if uses.name != "uses" or not uses.value:
            continue
        action = uses.value.partition("@")[0].lower()
        for entry in entries().all:
            for marks in entry.actions:
                if action in {one.lower() for one in marks.uses}:
                    yield from _step(region, uses, entry, marks)


def _step(region: Region, uses: Entry, entry: SdkEntry, marks: ActionMarks) -> Iterator[Match]:
    """The inputs of one step that make it JWT; the step itself where it is JWT for want of a flag."""
    inputs = _inputs(region).get(uses.path, {})
    if any(_is(inputs, name, value) for name, value in marks.oauth_values):
        return
    found = [inputs[name.lower()] for name, value in marks.jwt_values if _is(inputs, name, value)]
    found += [inputs[name.lower()] for name in marks.jwt_inputs if name.lower() in inputs]
    by_default = marks.oauth_values and not marks.jwt_values and not marks.jwt_inputs
    for one in found or ([uses] if by_default else []):
        yield Match(
            one.span,
            f"`{one.name}` makes {entry.name} sign in with a Service Account (JWT) credential: {advice(entry)}",
            f"{entry.id}:{one.name.lower()}",
            confidence=entry.confidence,
            exempt=entry.exempt,
        )


@lru_cache(maxsize=8)
def _inputs(region: Region) -> Mapping[tuple[str, ...], Mapping[str, Entry]]:
    """The inputs of each step by name, by the path of the step."""
    found: dict[tuple[str, ...], dict[str, Entry]] = {}
    for one in region.facts.entries:
        if one.path[-1:] == ("with",):
            found.setdefault(one.path[:-1], {})[one.name.lower()] = one
    return found


def _is(inputs: Mapping[str, Entry], name: str, value: str) -> bool:
    one = inputs.get(name.lower())
    return one is not None and (one.value or "").strip().lower() == value.lower()


RULE = Rule(
    id="ci-sign-in",
    title="Pipeline step that signs in with JWT",
    category=Category.BREAKS,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    literals=("adobe/aio-", "adobe-basel/", "adobe/"),
    extended=lambda entries: partial(_detect, entries=lambda: entries),
    summary="A step of a workflow that hands a private key to an Adobe action, or tells it to use the JWT command.",
    why="The step fails: the action exchanges an assertion for which IMS gives no token.",
    remedy=(
        "Use the OAuth form of the action; add the technical account's e-mail where it asks for it, and delete the "
        "key's secret."
    ),
    sources=(
        "adobe/aio-apps-action README.md, action.yml",
        "adobe/aio-cloudmanager-create-execution-action action.yml",
    ),
    matches=(
        Example(
            ".github/workflows/deploy.yml",
            """jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Sign in
        uses: adobe/aio-apps-action@3.3.0
        with:
          os: ubuntu-latest
          command: auth
          CLIENTID: ${{ secrets.CLIENTID }}
          CLIENTSECRET: ${{ secrets.CLIENTSECRET }}
          TECHNICALACCOUNTID: ${{ secrets.TECHNICALACCID }}
          IMSORGID: ${{ secrets.IMSORGID }}
          KEY: ${{ secrets.KEY }}
""",
            (10, 15),
            "App Builder",
        ),
        Example(
            ".github/workflows/pipeline.yaml",
            """on: push
jobs:
  start:
    runs-on: ubuntu-latest
    steps:
      - uses: adobe/aio-cloudmanager-create-execution-action@v1
        with:
          clientId: ${{ secrets.CM_CLIENT }}
          key: ${{ secrets.CM_KEY }}
          programId: 1
""",
            (9,),
            "Cloud Manager",
        ),
        Example(
            "action.yml",
            """runs:
  using: composite
  steps:
    - uses: Adobe/aio-apps-action@4
      with:
        command: auth
""",
            (6,),
            "composite action",
        ),
    ),
    silent=(
        Example(
            ".github/workflows/deploy.yml",
            """jobs:
  a:
    steps:
      - uses: adobe/aio-apps-action@4
        with:
          command: oauth_sts
          CLIENTID: x
""",
            note="already OAuth",
        ),
        Example(
            ".github/workflows/ssh.yml",
            """jobs:
  a:
    steps:
      - uses: appleboy/ssh-action@v1
        with:
          key: ${{ secrets.KEY }}
          command: auth
""",
            note="another action",
        ),
    ),
    detect=_detect,
)
