package io.jsonwebtoken;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** RS256 with the interface of jjwt 0.9. */
public class JwtBuilder {
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private Key key;

    public JwtBuilder setClaims(Map<String, Object> given) { claims.putAll(given); return this; }
    public JwtBuilder setIssuer(String value) { return claim("iss", value); }
    public JwtBuilder setSubject(String value) { return claim("sub", value); }
    public JwtBuilder setAudience(String value) { return claim("aud", value); }
    public JwtBuilder setExpiration(Date date) { return claim("exp", date.getTime() / 1000); }
    public JwtBuilder claim(String name, Object value) { claims.put(name, value); return this; }
    public JwtBuilder signWith(SignatureAlgorithm algorithm, Key given) { key = given; return this; }

    public String compact() {
        StringBuilder json = new StringBuilder();
        claims.forEach((name, value) -> json.append(json.length() == 0 ? "{" : ",").append('"').append(name).append("\":")
            .append(value instanceof String ? '"' + (String) value + '"' : value));
        String input = part("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
            + part((json + "}").getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((PrivateKey) key);
            signature.update(input.getBytes(StandardCharsets.UTF_8));
            return input + "." + part(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(byte[] data) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(data);
    }
}
