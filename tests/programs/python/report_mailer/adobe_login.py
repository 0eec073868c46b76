# -*- coding: utf-8 -*-
from datetime import datetime, timedelta

import jwt
import requests


def get_jwt_token(config):
    # Create the JWT payload
    payload = {
        'exp': datetime.utcnow() + timedelta(seconds=30),
        'iss': config["org_id"],
        'sub': config["technical_account_id"],
        'https://ims-na1.adobelogin.com/s/%s' % config["metascopes"]: True,
        'aud': 'https://ims-na1.adobelogin.com/c/%s' % config["api_key"],
    }

    # Sign it with our private key
    return jwt.encode(payload, config["private_key"], algorithm='RS256')


def get_access_token(config, jwt_token):
    post_body = {
        'client_id': config["api_key"],
        'client_secret': config["client_secret"],
        'jwt_token': jwt_token
    }

    print("Sending 'POST' request to {}".format(config["ims_exchange"]))
    response = requests.post(config["ims_exchange"], data=post_body)
    return response.json()["access_token"]
