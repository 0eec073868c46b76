"""The API gateway and, behind it, the cheap read-only call of each product.

Errors in the order in which the gateway looks: AdobeDocs/experience-platform.en help/landing/troubleshooting.md; the
empty answers of User Management: adobe-apiplatform/umapi-documentation.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from migrator.catalogue.load import products
from migrator.ims.probing import SANDBOXES, path_pattern
from migrator.ims.server.messages import Reply, Request, json_reply

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from migrator.catalogue.model import Product
    from migrator.ims.server.scenario import Client

_USER_MANAGEMENT = "user-management"

_BODIES: Mapping[str, object] = {
    "experience-platform": {
        "results": [
            {
                "title": "XDM ExperienceEvent",
                "$id": "https://ns.adobe.com/xdm/context/experienceevent",
                "meta:altId": "_xdm.context.experienceevent",
                "version": "1",
            },
            {
                "title": "XDM Individual Profile",
                "$id": "https://ns.adobe.com/xdm/context/profile",
                "meta:altId": "_xdm.context.profile",
                "version": "1",
            },
        ]
    },
    "analytics": {"imsOrgs": [{"imsOrgId": "rehearsal", "companies": [{"globalCompanyId": "rehear0"}]}]},
    "user-management": {"lastPage": True, "result": "success", "users": []},
    "cloud-manager": {"_embedded": {"programs": []}},
    "tags": {"data": [], "meta": {"pagination": {"total_count": 0}}},
    "target": {"total": 0, "activities": []},
    "audience-manager": [],
    "campaign": {"content": []},
    "stock": {"available_entitlement": {"quota": 0}},
    "aem-cloud-service": {"jcr:primaryType": "sling:Folder"},
}


@cache
def routes() -> tuple[tuple[re.Pattern[str], Product], ...]:
    """Path patterns of the products' calls, from the catalogue."""
    probed = [(product, product.probe) for product in products().values() if product.probe]
    return tuple((path_pattern(urlsplit(probe.url).path), product) for product, probe in probed)


def product_of(request: Request) -> Product | None:
    """The product whose call this is."""
    return next((product for pattern, product in routes() if pattern.fullmatch(request.path)), None)


def _error(code: str, message: str) -> Reply:
    return json_reply(int(code[:3]), {"error_code": code, "message": message})


def refusal(request: Request, client: Client | None, product: Product) -> Reply | None:
    """Why the gateway lets a call not pass; None when it does. `client` is the one that the token names."""
    if product.id == _USER_MANAGEMENT and (client is None or not _has(client, product)):
        challenge = {"www-authenticate": 'Bearer realm="JIL", error="invalid_token"'}
        return Reply(401, headers=challenge) if client is None else Reply(403)
    if "authorization" not in request.headers:
        return _error("403010", "Oauth token is missing.")
    needed = {name.lower() for name, _ in product.probe.headers} if product.probe else set()
    key = request.headers.get("x-api-key")
    if "x-api-key" in needed and not key:
        return _error("403000", "Api Key is required")
    if client is None:
        return _error("401013", "Oauth token is not valid")
    if ("x-api-key" in needed and key != client.client_id) or not _has(client, product):
        return _error("403003", "Api Key is invalid")
    return _organisation(request, client) if "x-gw-ims-org-id" in needed else None


def _has(client: Client, product: Product) -> bool:
    return client.products is None or product.id in client.products


def _organisation(request: Request, client: Client) -> Reply | None:
    org_id = request.headers.get("x-gw-ims-org-id")
    if not org_id:
        return _error("400003", "Missing header")
    if not client.entitled:
        return _error("403025", "Profile is not valid")
    if org_id != client.org_id:
        return _error("403027", "User region is missing")
    return None


def answer(client: Client, product: Product, request: Request) -> Reply:
    """What the product's call gives once it is let through."""
    if request.path == SANDBOXES:
        return json_reply(200, {"sandboxes": [{"name": name, "state": "active"} for name in client.sandboxes]})
    sandbox = request.headers.get("x-sandbox-name")
    if sandbox and sandbox not in client.sandboxes:
        return json_reply(403, {"title": "the sandbox is not open to this caller"})
    return json_reply(200, _BODIES.get(product.id, {}))
