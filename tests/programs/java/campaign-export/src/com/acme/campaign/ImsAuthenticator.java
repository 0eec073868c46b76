package com.acme.campaign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.json.JSONObject;

/** Signs in with a service account. */
public class ImsAuthenticator {
    private static final String IMS = "https://ims-na1.adobelogin.com";
    private static final List<String> METASCOPES = List.of("ent_campaign_sdk", "ent_adobeio_sdk");
    private static final Duration JWT_LIFETIME = Duration.ofMinutes(5);

    private final OkHttpClient client;
    private final Credentials credentials;

    public ImsAuthenticator(OkHttpClient client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    public Session login() throws IOException {
        FormBody body = new FormBody.Builder()
            .add("client_id", credentials.clientId())
            .add("client_secret", credentials.clientSecret())
            .add("jwt_token", signedJwt().serialize())
            .build();
        Request request = new Request.Builder().url(IMS + "/ims/exchange/jwt").post(body).build();
        try (Response response = client.newCall(request).execute()) {
            JSONObject json = new JSONObject(response.body().string());
            if (!response.isSuccessful()) {
                throw new IOException(json.optString("error") + ": " + json.optString("error_description"));
            }
            long expiresAt = System.currentTimeMillis() + json.getLong("expires_in");
            return new Session(json.getString("access_token"), expiresAt);
        }
    }

    private SignedJWT signedJwt() throws IOException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
            .issuer(credentials.organization())
            .subject(credentials.technicalAccount())
            .audience(IMS + "/c/" + credentials.clientId())
            .expirationTime(Date.from(Instant.now().plus(JWT_LIFETIME)));
        for (String metascope : METASCOPES) {
            claims.claim(IMS + "/s/" + metascope, true);
        }
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        try {
            jwt.sign(new RSASSASigner(loadKey()));
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IOException("cannot sign the assertion", e);
        }
        return jwt;
    }

    private PrivateKey loadKey() throws IOException, GeneralSecurityException {
        StringBuilder base64 = new StringBuilder();
        for (String line : Files.readAllLines(Path.of(credentials.privateKeyPath()))) {
            if (!line.startsWith("-----")) {
                base64.append(line.trim());
            }
        }
        byte[] der = Base64.getDecoder().decode(base64.toString());
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
