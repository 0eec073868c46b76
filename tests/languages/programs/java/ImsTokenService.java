package com.example.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

public class ImsTokenService {
    private static final String IMS_HOST = "https://ims-na1.adobelogin.com";
    private static final String JWT_EXCHANGE = "/ims/exchange/jwt/";

    private final ImsConfig config;
    private Instant expiresAt = Instant.EPOCH;
    private String token;

    public ImsTokenService(ImsConfig config) {
        this.config = config;
    }

    private PrivateKey privateKey() throws Exception {
        byte[] der = Files.readAllBytes(Paths.get("secret.key"));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private String assertion() throws Exception {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", config.getImsOrgId());
        claims.put("sub", config.getTechnicalAccountId());
        claims.put("aud", IMS_HOST + "/c/" + config.getClientId());
        claims.put("exp", new Date(System.currentTimeMillis() + 300_000L));
        claims.put(IMS_HOST + "/s/ent_marketing_sdk", true);
        return Jwts.builder().setClaims(claims).signWith(privateKey(), SignatureAlgorithm.RS256).compact();
    }

    public synchronized String accessToken() throws Exception {
        if (Instant.now().isBefore(expiresAt)) {
            return token;
        }
        String form = "client_id=" + config.getClientId()
            + "&client_secret=" + config.getClientSecret()
            + "&jwt_token=" + assertion();
        HttpRequest request = HttpRequest.newBuilder(URI.create(IMS_HOST + JWT_EXCHANGE))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode body = new ObjectMapper().readTree(response.body());
        token = body.get("access_token").asText();
        expiresAt = Instant.now().plusMillis(body.get("expires_in").asLong());
        return token;
    }
}
