package io.jsonwebtoken;

public final class Jwts {
    public static JwtBuilder builder() {
        return new JwtBuilder();
    }
}
