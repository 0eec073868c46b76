from adobe_login import get_access_token, get_jwt_token
from config import ADOBE, RECIPIENTS, REPORT_SUITE


def fetch_report(access_token):
    headers = {
        "Accept": "application/json",
        "Authorization": "Bearer " + access_token,
        "x-api-key": ADOBE["api_key"],
        "x-proxy-global-company-id": "exampleco",
    }
    return {"rsid": REPORT_SUITE, "headers": headers}


if __name__ == "__main__":
    jwt_token = get_jwt_token(ADOBE)
    access_token = get_access_token(ADOBE, jwt_token)
    report = fetch_report(access_token)
    print(access_token)
    for recipient in RECIPIENTS:
        if recipient:
            print("would mail", report["rsid"], "to", recipient)
