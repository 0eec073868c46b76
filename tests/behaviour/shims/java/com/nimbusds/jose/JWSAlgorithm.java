package com.nimbusds.jose;

public enum JWSAlgorithm { RS256 }
