"""Words of the prefilter that several rules share: what a file must hold for its signals to say anything.

A word is strong where it means Adobe's sign-in and little else; Linux has colour spaces named for Adobe, MII registers
spelt like base64 keys, and fields named `ent_` in half of its drivers.
"""

from __future__ import annotations

ANY_ADOBE = ("adobe",)
"""Weak: the name, wherever it stands."""
ADOBE = (
    *("adobe.", "adobe/", "adobe-", "adobe:", "@adobe", "adobe_i", "adobe_a", "adobe_c", "adobe_p", "adobe_t"),
    *("adobe_s", "adobe_m", "adobe_o", "adobe_k", "adobe_j", "adobe_b", "adobe io", "adobeio", "adobeims", "adobeorg"),
    *("adobejwt", "adobeum", "adobeclient", "adobeauth", "adobetoken", "adobeanalytics", "adobelogin", "adobecred"),
)
"""Names of packages, hosts, variables and classes."""
IMS = (
    "adobelogin",
    "@adobeorg",
    "ims-na1",
    *(f"ims{slash}{path}" for slash in ("/", "\\/", "%2f") for path in ("exchange", "token")),
)
"""Hosts and paths of Adobe's identity service."""
IMS_NAMES = (
    "ims_host",
    "imshost",
    "ims_endpoint",
    "imsendpoint",
    "ims_org",
    "imsorg",
    "ims_base",
    "ims_url",
    "metascope",
)
"""Weak: what programs call the parts of the address and of the credential."""
METASCOPES = tuple(
    f"ent_{name}"
    for name in (
        *(
            "dataservices",
            "analytics",
            "cja_",
            "user_sdk",
            "cloudmgr",
            "adobeio",
            "reactor",
            "marketing_sdk",
            "campaign",
        ),
        *("smartcontent", "documentcloud", "default_sdk", "ccas_sdk", "aemforms", "audiencemanager", "stocksearch"),
        *("gdpr_sdk", "sensei", "brand_portal", "places_sdk", "aem_cloud", "photoshop"),
    )
)
"""The metascopes of the catalogue, by their stems."""
ANY_METASCOPE = tuple(f"{before}ent_" for before in "/\"'`=,:[(- \t\n{>")
"""Weak: any metascope where one may stand."""
SDKS = (
    *("@adobe/", "aepp", "aanalytics2", "cjapy", "launchpy", "pdfservices", "pdftools", "documentservices"),
    *(
        "serviceaccountcredentials",
        "service_account_credentials",
        "dwaoadobeio",
        "reactor-uploader",
        "reactor-releaser",
    ),
    *("reactor-sync", "aep-sdk", "aep_sdk", "aep-tag-tool", "fuxs/aepctl", "experiencecloudapis", "connectors-kit"),
    *(
        "commerce-eventing",
        "user-sync",
        "cja_private_key",
        "aw_private_key",
        "aanalyticsact",
        "cjar",
        "mayhem-adobe",
        "mayhem.adobe",
    ),
    *("aio jwt-auth", "aio config", "aio certificate", "--use-jwt", "imscli", "aepctl", "setimsjwtauth"),
    *(f"umapi{after}" for after in ("_", "-", ".", ":", "'", '"', "]", "/", ")", ",", " ", "\n", "\r", "=", "c")),
    *(
        "aio_jwt-auth",
        "authimstaprivatekey",
        "reactor_io_",
        "reactor_uploader_",
        "asset_compute_",
        "azureanalyticsclient",
    ),
)
"""Packages and tools whose name or whose configuration does not hold Adobe's."""
