package com.acme.dam;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.FileReader;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.mime.MultipartEntityBuilder;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.json.JSONObject;

public class TokenClient implements Constants {
    private final IntegrationJson integration;
    private final String privateKeyFile;

    public TokenClient(IntegrationJson integration, String privateKeyFile) {
        this.integration = integration;
        this.privateKeyFile = privateKeyFile;
    }

    public String accessToken() throws IOException {
        HttpPost post = new HttpPost("https://" + IMS_ENDPOINT + JWT_EXCHANGE);
        HttpEntity entity = MultipartEntityBuilder.create()
            .addTextBody("client_id", integration.clientId())
            .addTextBody("client_secret", integration.clientSecret())
            .addTextBody("jwt_token", createJwt())
            .build();
        post.setEntity(entity);
        try (CloseableHttpClient http = HttpClients.createDefault();
             CloseableHttpResponse response = http.execute(post)) {
            JSONObject answer = new JSONObject(EntityUtils.toString(response.getEntity()));
            if (answer.has("error")) {
                throw new IOException("IMS: " + answer.getString("error"));
            }
            return answer.getString("access_token");
        }
    }

    private String createJwt() throws IOException {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", integration.orgId());
        claims.put("sub", integration.technicalAccountId());
        claims.put("aud", "https://" + IMS_ENDPOINT + "/c/" + integration.clientId());
        claims.put("https://" + IMS_ENDPOINT + METASCOPE, true);
        return Jwts.builder()
            .setClaims(claims)
            .setExpiration(new Date(System.currentTimeMillis() + 300_000L))
            .signWith(SignatureAlgorithm.RS256, privateKey())
            .compact();
    }

    private PrivateKey privateKey() throws IOException {
        try (PEMParser parser = new PEMParser(new FileReader(privateKeyFile))) {
            PrivateKeyInfo info = (PrivateKeyInfo) parser.readObject();
            return new JcaPEMKeyConverter().getPrivateKey(info);
        }
    }
}
