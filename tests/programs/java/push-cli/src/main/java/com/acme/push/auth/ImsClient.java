package com.acme.push.auth;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.json.JSONObject;

public class ImsClient {
    public static final String DEFAULT_HOST = "ims-na1.adobelogin.com";

    private final OkHttpClient http = new OkHttpClient();
    private final String host;
    private final Integration integration;

    public ImsClient(Integration integration) {
        this(DEFAULT_HOST, integration);
    }

    public ImsClient(String host, Integration integration) {
        this.host = host;
        this.integration = integration;
    }

    public AccessToken fetch() throws IOException {
        RequestBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("client_id", integration.clientId())
                .addFormDataPart("client_secret", integration.clientSecret())
                .addFormDataPart("jwt_token", assertion())
                .build();
        Request request = new Request.Builder()
                .url("https://" + host + "/ims/exchange/jwt/")
                .post(body)
                .build();
        try (Response response = http.newCall(request).execute()) {
            String text = response.body().string();
            if (!response.isSuccessful()) {
                throw new IOException("IMS " + response.code() + ": " + text);
            }
            JSONObject json = new JSONObject(text);
            return new AccessToken(json.getString("access_token"), json.getLong("expires_in"));
        }
    }

    private String assertion() throws IOException {
        JwtBuilder jwt = Jwts.builder()
                .setIssuer(integration.organizationId())
                .setSubject(integration.technicalAccountId())
                .setAudience("https://" + host + "/c/" + integration.clientId())
                .setExpiration(new Date(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(10)));
        for (MetaScope scope : integration.metaScopes()) {
            jwt.claim(scope.claim(host), Boolean.TRUE);
        }
        try {
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(integration.privateKey()));
            return jwt.signWith(SignatureAlgorithm.RS256, key).compact();
        } catch (GeneralSecurityException e) {
            throw new IOException("the private key of " + integration.clientId() + " is no PKCS#8 key", e);
        }
    }
}
