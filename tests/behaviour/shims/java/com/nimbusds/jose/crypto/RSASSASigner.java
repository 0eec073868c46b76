package com.nimbusds.jose.crypto;

import java.security.PrivateKey;

public class RSASSASigner {
    public final PrivateKey key;

    public RSASSASigner(PrivateKey key) { this.key = key; }
}
