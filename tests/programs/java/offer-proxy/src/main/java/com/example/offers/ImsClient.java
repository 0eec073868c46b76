package com.example.offers;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.IOException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import okhttp3.FormBody;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Talks to Adobe IMS. */
public class ImsClient {
    private final OkHttpClient http = new OkHttpClient();
    private final ImsConfig config;

    public ImsClient(ImsConfig config) {
        this.config = config;
    }

    /** A fresh token and when it ends. */
    public Token authenticate() throws IOException {
        RequestBody body = new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("client_id", config.getClientId())
            .addFormDataPart("client_secret", config.getClientSecret())
            .addFormDataPart("jwt_token", buildJwt())
            .build();
        Request request = new Request.Builder().url(ImsConfig.TOKEN_ENDPOINT).post(body).build();
        try (Response response = http.newCall(request).execute()) {
            Json json = Json.parse(response.body().string());
            if (!response.isSuccessful()) {
                throw new IOException(json.text("error_description"));
            }
            Instant end = Instant.now().plus(Duration.ofMillis(json.number("expires_in")));
            return new Token(json.text("access_token"), end);
        }
    }

    /** Hands a token back. */
    public void revoke(String token) throws IOException {
        RequestBody body = new FormBody.Builder().add("token", token).build();
        Request request = new Request.Builder().url("https://ims-na1.adobelogin.com/ims/revoke").post(body).build();
        http.newCall(request).execute().close();
    }

    private String buildJwt() throws IOException {
        JwtBuilder builder = Jwts.builder()
            .setIssuer(config.getOrgId())
            .setSubject(config.getTechnicalAccountId())
            .setAudience("https://ims-na1.adobelogin.com/c/" + config.getClientId())
            .setExpiration(Date.from(Instant.now().plusSeconds(300)));
        for (String scope : config.getMetaScopes()) {
            builder.claim("https://ims-na1.adobelogin.com/s/" + scope, Boolean.TRUE);
        }
        return builder.signWith(SignatureAlgorithm.RS256, privateKey()).compact();
    }

    private PrivateKey privateKey() throws IOException {
        String base64 = config.getPrivateKey()
            .replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "")
            .replaceAll("\\s+", "");
        try {
            return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException("the private key is not valid", e);
        }
    }
}
