package com.auth0.jwt.algorithms;

import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

public class Algorithm {
    public final RSAPrivateKey key;

    private Algorithm(RSAPrivateKey key) { this.key = key; }
    public static Algorithm RSA256(RSAPublicKey publicKey, RSAPrivateKey key) { return new Algorithm(key); }
}
