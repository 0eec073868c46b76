"""Which integration of the scan a credential belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migrator.ims.credentials import JwtCredential, OAuthCredential
    from migrator.model import Integration


def integration_of(credential: OAuthCredential, integrations: Sequence[Integration]) -> Integration | None:
    """By client ID, else by technical account, else by an organisation that only one integration names.

    The migration changes none of the three (adobe-dev-console S2S/migration.md). An integration that names another
    client ID never matches.
    """
    candidates = [one for one in integrations if not one.exempt and one.client_id in {None, credential.client_id}]
    account = credential.technical_account_id
    org = credential.org_id
    by_client = [one for one in candidates if one.client_id == credential.client_id]
    by_account = [one for one in candidates if account and one.technical_account == account]
    by_org = [one for one in candidates if org and one.org_id == org and one.technical_account in {None, account}]
    if by_client or by_account:
        return (by_client or by_account)[0]
    return by_org[0] if len(by_org) == 1 else None


def jwt_of(credential: OAuthCredential, leftovers: Sequence[JwtCredential]) -> JwtCredential | None:
    """What is left of the old sign-in of the same credential; one that names no client ID belongs to all."""
    return next((one for one in leftovers if one.client_id in {None, credential.client_id}), None)
