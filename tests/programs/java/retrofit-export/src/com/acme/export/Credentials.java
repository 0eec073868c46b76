package com.acme.export;

import java.security.PrivateKey;

class Credentials {
    final String organization;
    final String account;
    final String id;
    final String secret;
    final PrivateKey privateKey;

    Credentials(String organization, String account, String id, String secret, PrivateKey privateKey) {
        this.organization = organization;
        this.account = account;
        this.id = id;
        this.secret = secret;
        this.privateKey = privateKey;
    }
}
