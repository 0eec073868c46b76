package com.nimbusds.jwt;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

public class JWTClaimsSet {
    final Map<String, Object> claims = new LinkedHashMap<>();

    public static class Builder {
        private final JWTClaimsSet set = new JWTClaimsSet();

        public Builder issuer(String value) { return claim("iss", value); }
        public Builder subject(String value) { return claim("sub", value); }
        public Builder audience(String value) { return claim("aud", value); }
        public Builder expirationTime(Date date) { return claim("exp", date.getTime() / 1000); }
        public Builder claim(String name, Object value) { set.claims.put(name, value); return this; }
        public JWTClaimsSet build() { return set; }
    }
}
