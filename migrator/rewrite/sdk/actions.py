"""Steps of GitHub workflows that sign in through an Adobe action: inputs, version, and the secrets behind them.

Driven by the catalogue's `action` edits. An added input takes its secret's name from the input beside it
(`TECHNICALACCID_PROD` gives `TECHNICALACCEMAIL_PROD`); scopes are written only where metascopes stood, since the
actions know their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from migrator.catalogue.versions import in_range
from migrator.rewrite.base import Edit, Proposal, Rewriter
from migrator.rewrite.programs import CONFIG
from migrator.rewrite.removal import without_lines
from migrator.rewrite.sdk.accounts import email_name, id_name
from migrator.rewrite.sdk.used import changed
from migrator.rewrite.sdk.written import beside, text
from migrator.rewrite.wire.scope import CONFIRM
from migrator.rules.common.entries import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migrator.catalogue.sdk import ActionMarks, Edits, SdkEntry
    from migrator.parse.document import Region
    from migrator.parse.facts import Entry
    from migrator.rewrite.base import Context

_LOOKUP = re.compile(r"\$\{\{\s*(?P<holder>secrets|env|vars|inputs)\.(?P<name>[A-Za-z_]\w*)\s*\}\}")
_EMAIL = re.compile(r"(?i)e_?mail")
_MOST_STEPS = 200
"""A workflow with more is not one that somebody wrote, and would cost out of proportion."""
_ACCOUNT = "technicalaccountid"
_PINNED = re.compile(r"v?\d{1,4}\.\d[\w.+-]*")


@dataclass
class _Told:
    """What the reader has to do in the secret store."""

    needed: dict[str, str] = field(default_factory=dict)
    dead: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)


def _propose(context: Context) -> Iterator[Proposal]:
    for document in context.documents():
        region = document.regions[0]
        if region.language != "yaml":
            continue
        edits: list[Edit] = []
        names: dict[str, None] = {}
        told = _Told()
        for step in _steps(region):
            own = [*step.edits(context.program.scopes, told)]
            if own:
                edits += own
                names[step.entry.name] = None
        if edits:
            yield Proposal(
                f"Let {', '.join(names)} sign in with OAuth Server-to-Server",
                " ".join(_instruction(told)),
                edits={document.path: tuple(dict.fromkeys(edits))},
                caution="; ".join(_cautions(told))
                or f"{document.path}: run the workflow once before it is relied upon",
            )


def _steps(region: Region) -> Iterator[_Step]:
    steps = [one for one in region.facts.entries if one.name == "uses" and "adobe" in (one.value or "").lower()]
    for uses in steps if len(steps) <= _MOST_STEPS else ():
        action = (uses.value or "").partition("@")[0].lower()
        for entry in catalogue().all:
            change = changed(entry, "action")
            marks = next((one for one in entry.actions if action in {name.lower() for name in one.uses}), None)
            if marks is not None and change is not None:
                inputs = {one.name.lower(): one for one in region.facts.entries if one.path == (*uses.path, "with")}
                step = _Step(region, entry, marks, change, uses, inputs)
                if step.signs:
                    yield step


@dataclass(frozen=True)
class _Step:
    """One step that uses an action; inputs by their lower-case names, since GitHub knows no case."""

    region: Region
    entry: SdkEntry
    marks: ActionMarks
    change: Edits
    uses: Entry
    inputs: dict[str, Entry]

    @property
    def signs(self) -> bool:
        """Whether the step is told to use the key."""
        if any(self._is(name, value) for name, value in self.marks.oauth_values):
            return False
        return any(self._is(name, value) for name, value in self.marks.jwt_values) or any(
            name.lower() in self.inputs for name in self.marks.jwt_inputs
        )

    def _is(self, name: str, value: str) -> bool:
        one = self.inputs.get(name.lower())
        return one is not None and (one.value or "").strip().lower() == value.lower()

    def edits(self, scopes: str, told: _Told) -> Iterator[Edit]:
        """The step in its new form."""
        gone = {name.lower() for name in self.change.remove}
        kept = [one for name, one in self.inputs.items() if name not in gone]
        if not kept or self.region.text[kept[0].container.start] == "{":
            return
        yield from self._version(told)
        for name in gone & self.inputs.keys():
            yield without_lines(self.region.text, self.inputs[name].span)
            told.dead |= dict.fromkeys(self._secret(self.inputs[name]))
        yield from self._account(told)
        yield from self._values(kept[-1])
        yield from self._scopes(scopes, told)

    def _values(self, last: Entry) -> Iterator[Edit]:
        for name, value in self.change.values:
            entry = self.inputs.get(name.lower())
            if entry is None:
                yield beside(self.region, last, name, f"'{value}'")
            elif entry.value_span is not None and entry.value != value:
                source = self.region.text[entry.value_span.start : entry.value_span.end]
                yield Edit(entry.value_span.start, entry.value_span.end, text(self.region, value, source))

    def _account(self, told: _Told) -> Iterator[Edit]:
        """ID and e-mail side by side; where the ID held the e-mail, as the older action wanted, it keeps that value."""
        account = self.inputs.get(_ACCOUNT)
        if account is None or _ACCOUNT.replace("id", "email") in self.inputs or account.value_span is None:
            return
        source = self.region.text[account.value_span.start : account.value_span.end]
        lookup = _LOOKUP.search(source)
        holds_email = bool(self.change.rename) and lookup is not None and _EMAIL.search(lookup["name"]) is not None
        new = id_name(account.name) if holds_email else email_name(account.name)
        if holds_email:
            yield Edit(account.name_span.start, account.name_span.end, email_name(account.name))
            new = account.name
        wanted = "the technical account's ID" if holds_email else "the technical account's e-mail"
        rename = id_name if holds_email else email_name
        if lookup is not None:
            value = source.replace(lookup["name"], rename(lookup["name"]))
            told.needed[f"{lookup['holder']}.{rename(lookup['name'])}"] = wanted
        else:
            value = "${{ secrets.TECHNICAL_ACCOUNT_EMAIL }}"
            told.needed["secrets.TECHNICAL_ACCOUNT_EMAIL"] = wanted
        if self.change.rename and not holds_email and lookup is not None:
            told.notes[
                f"{self.entry.name} took the e-mail as {account.name} before: {lookup['holder']}.{lookup['name']} has "
                "to hold the technical account's ID now"
            ] = None
        yield beside(self.region, account, new, value)

    def _scopes(self, scopes: str, told: _Told) -> Iterator[Edit]:
        """Metascopes written out become scopes; those of a secret have to change there."""
        entry = self.inputs.get("scopes")
        if entry is None or not any("{scopes}" in one.value for one in self.change.add):
            return
        source = self.region.text[entry.value_span.start : entry.value_span.end] if entry.value_span is not None else ""
        lookup = _LOOKUP.search(source)
        if lookup is not None:
            told.needed[f"{lookup['holder']}.{lookup['name']}"] = f"the scopes, comma-separated ({scopes})"
        elif entry.value_span is not None:
            told.notes[CONFIRM.rstrip(".")] = None
            yield Edit(entry.value_span.start, entry.value_span.end, text(self.region, scopes, source))

    def _version(self, told: _Told) -> Iterator[Edit]:
        """The first version that knows the other flow; a branch, commit or floating tag is the reader's to check."""
        action, _, reference = (self.uses.value or "").partition("@")
        packages = self.entry.replacement.packages if self.entry.replacement is not None else ()
        smallest = next((one.smallest for one in packages if one.smallest), "")
        ranges = [marks.jwt_only for marks in self.entry.manifest if marks.jwt_only]
        span = self.uses.value_span
        if not smallest or span is None or not reference:
            return
        if _PINNED.fullmatch(reference) is None:
            told.notes[f"{action}@{reference} has to be {smallest} or later"] = None
            return
        if any(in_range("gh-action", reference, one) == "inside" for one in ranges):
            source = self.region.text[span.start : span.end]
            new = ("v" if reference.startswith("v") else "") + smallest
            yield Edit(span.start, span.end, source.replace(f"@{reference}", f"@{new}"))

    @staticmethod
    def _secret(entry: Entry) -> list[str]:
        return [f"{found['holder']}.{found['name']}" for found in _LOOKUP.finditer(entry.value or "")]


def _instruction(told: _Told) -> Iterator[str]:
    for name, what in told.needed.items():
        yield f"Set {name} to {what}, from the credential's page in the Developer Console."
    if told.dead:
        yield f"Delete {' and '.join(told.dead)}: nothing signs any more, and the key's certificate is to be revoked."
    yield from (f"{note}." for note in told.notes)


def _cautions(told: _Told) -> Iterator[str]:
    if told.needed:
        yield f"create or change {' and '.join(told.needed)} before the workflow runs"
    yield from (note for note in told.notes if "has to" in note)


REWRITER = Rewriter("sdk-actions", 15, _propose, frozenset({CONFIG}))
