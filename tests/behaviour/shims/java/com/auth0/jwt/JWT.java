package com.auth0.jwt;

public class JWT {
    public static JWTCreator.Builder create() { return new JWTCreator.Builder(); }
}
