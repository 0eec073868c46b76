import os
import sys

from group_tap.sign_in import AdobeAuthenticator

NEEDED = ["id", "secret", "org", "account", "key"]


class GroupStream:
    def __init__(self, settings):
        self.settings = settings
        self.authenticator = AdobeAuthenticator(settings, permissions=["ent_user_sdk"])

    def url(self, page):
        return f"https://usermanagement.adobe.io/v2/usermanagement/groups/{self.settings['org']}/{page}"


def settings():
    found = {name: os.environ.get("GROUP_TAP_" + name.upper()) for name in NEEDED}
    missing = [name for name in NEEDED if not found[name]]
    if missing:
        sys.exit("not set: " + ", ".join(missing))
    return found


if __name__ == "__main__":
    stream = GroupStream(settings())
    print(stream.url(0), stream.authenticator.headers)
