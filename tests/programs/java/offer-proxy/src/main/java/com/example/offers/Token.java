package com.example.offers;

import java.time.Instant;

/** An access token. */
public class Token {
    public final String value;
    public final Instant end;

    public Token(String value, Instant end) {
        this.value = value;
        this.end = end;
    }
}
