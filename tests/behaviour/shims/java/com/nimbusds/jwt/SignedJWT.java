package com.nimbusds.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;

public class SignedJWT {
    private final JWTClaimsSet set;
    private String text;

    public SignedJWT(JWSHeader header, JWTClaimsSet set) { this.set = set; }

    public void sign(RSASSASigner signer) throws JOSEException {
        if (signer.key == null) {
            throw new JOSEException("no key");
        }
        text = rs256(set.claims, signer.key);
    }

    public String serialize() { return text; }

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
