package com.auth0.jwt;

import com.auth0.jwt.algorithms.Algorithm;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

public final class JWTCreator {
    public static class Builder {
        private final Map<String, Object> claims = new LinkedHashMap<>();

        public Builder withIssuer(String value) { return put("iss", value); }
        public Builder withSubject(String value) { return put("sub", value); }
        public Builder withAudience(String value) { return put("aud", value); }
        public Builder withExpiresAt(Date date) { return put("exp", date.getTime() / 1000); }
        public Builder withClaim(String name, Boolean value) { return put(name, value); }
        public String sign(Algorithm algorithm) { return rs256(claims, algorithm.key); }

        private Builder put(String name, Object value) { claims.put(name, value); return this; }
    }

    static String rs256(java.util.Map<String, Object> claims, java.security.PrivateKey key) {
        StringBuilder json = new StringBuilder();
        claims.forEach((name, value) -> json.append(json.length() == 0 ? "{" : ",").append('"').append(name).append("\":")
            .append(value instanceof String ? '"' + (String) value + '"' : value));
        String input = part("{\"alg\":\"RS256\"}") + "." + part(json + "}");
        try {
            java.security.Signature signature = java.security.Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(input.getBytes());
            return input + "." + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String text) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
