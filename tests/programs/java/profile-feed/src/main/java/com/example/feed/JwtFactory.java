package com.example.feed;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** Signs the assertions that IMS exchanges for access tokens. */
class JwtFactory {
    private static final long TTL = 10 * 60 * 1000L;

    private final AdobeProperties properties;

    JwtFactory(AdobeProperties properties) {
        this.properties = properties;
    }

    String create() throws IOException, GeneralSecurityException {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", properties.getOrgId());
        claims.put("sub", properties.getTechnicalAccount());
        claims.put("aud", properties.getImsHost() + "/c/" + properties.getClientId());
        for (String metascope : properties.getMetascopes()) {
            claims.put(properties.getImsHost() + "/s/" + metascope, true);
        }
        return Jwts.builder()
            .setClaims(claims)
            .setExpiration(new Date(System.currentTimeMillis() + TTL))
            .signWith(SignatureAlgorithm.RS256, readKey())
            .compact();
    }

    private PrivateKey readKey() throws IOException, GeneralSecurityException {
        String pem = new String(Files.readAllBytes(Paths.get(properties.getPrivateKeyPath())), StandardCharsets.UTF_8);
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }
}
