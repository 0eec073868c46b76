import configparser
import time

import jwt
import requests

IMS = "https://ims-na1.adobelogin.com"


class ClaimsMissing(Exception):
    """An assertion without issuer or subject"""


class AdobeSession:
    def __init__(self, key_file, address=IMS + "/ims/exchange/jwt"):
        self.claims = {}
        self.address = address
        self.client_id = None
        try:
            with open(key_file) as key:
                self.key = key.read()
        except FileNotFoundError:
            raise SystemExit("no key at " + key_file)

    def issuer(self, name):
        self.claims["iss"] = name
        return self

    def subject(self, name):
        self.claims["sub"] = name
        return self

    def allow(self, *scopes):
        for scope in scopes:
            self.claims[scope] = True
        return self

    def client(self, client_id, client_secret):
        self.client_id = client_id
        self.client_secret = client_secret
        return self

    @classmethod
    def from_file(cls, path):
        parser = configparser.ConfigParser()
        parser.read(path)
        session = cls(parser["key"]["Path"])
        session.issuer(parser["ims"]["Organisation"])
        session.subject(parser["ims"]["TechnicalAccount"])
        session.client(parser["ims"]["Client"], parser["ims"]["Secret"])
        for scope in parser["ims"]["Metascopes"].split(","):
            session.allow(IMS + "/s/" + scope)
        return session

    def token(self):
        if not all([claim in self.claims for claim in ["iss", "sub"]]):
            raise ClaimsMissing("iss and sub are needed")
        self.claims["exp"] = int(time.time()) + 60
        self.claims["aud"] = "{}/c/{}".format(IMS, self.client_id)
        form = {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "jwt_token": jwt.encode(self.claims, self.key, algorithm="RS256"),
        }
        return requests.post(self.address, data=form).json()["access_token"]


if __name__ == "__main__":
    print(AdobeSession.from_file("ims.ini").token())
