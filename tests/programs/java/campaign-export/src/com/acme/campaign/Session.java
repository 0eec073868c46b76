package com.acme.campaign;

/** A token and the moment, in milliseconds since the epoch, when it ends. */
public final class Session {
    private final String token;
    private final long expiresAt;

    public Session(String token, long expiresAt) {
        this.token = token;
        this.expiresAt = expiresAt;
    }

    public String token() {
        return token;
    }

    public boolean isExpired() {
        return System.currentTimeMillis() >= expiresAt;
    }

    public long remaining() {
        return expiresAt - System.currentTimeMillis();
    }
}
