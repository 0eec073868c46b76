package com.acme.push.auth;

public final class AccessToken {
    private final String value;
    private final long validUntil;

    AccessToken(String value, long lifetimeMillis) {
        this.value = value;
        this.validUntil = System.currentTimeMillis() + lifetimeMillis;
    }

    public String value() {
        return value;
    }

    public boolean isExpired() {
        return System.currentTimeMillis() > validUntil;
    }
}
