package com.nimbusds.jose;

public class JWSHeader {
    public JWSHeader(JWSAlgorithm algorithm) { }
}
