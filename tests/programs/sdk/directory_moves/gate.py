"""The way into the directory."""

import umapi_client


def opened(settings, log):
    account, server = settings["enterprise"], settings["server"]
    try:
        with open(account["priv_key_path"], "r") as source:
            account["private_key_data"] = source.read()
    except OSError as problem:
        raise SystemExit("the key cannot be read: %s" % problem)
    options = {"timeout_seconds": 30, "user_management_endpoint": "https://" + server["host"] + server["endpoint"]}
    return umapi_client.Connection(
        account["org_id"],
        account,
        ims_host=server["ims_host"],
        test_mode=True,
        logger=log,
        private_key_file_path=account["priv_key_path"],
        **options
    )
