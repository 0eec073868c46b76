package com.acme.feed;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.json.JSONObject;

@RequiredArgsConstructor
public class TokenProvider {
    private static final String IMS = "https://ims-na1.adobelogin.com";

    private final ImsSettings settings;
    private final OkHttpClient http = new OkHttpClient();

    public AccessToken getToken() throws IOException, GeneralSecurityException {
        FormBody body = new FormBody.Builder()
            .add("client_id", settings.getClientId())
            .add("client_secret", settings.getClientSecret())
            .add("jwt_token", createJwt())
            .build();
        Request request = new Request.Builder().url(IMS + "/ims/exchange/jwt").post(body).build();
        try (Response response = http.newCall(request).execute()) {
            JSONObject json = new JSONObject(response.body().string());
            return AccessToken.builder()
                .value(json.getString("access_token"))
                .lifetime(json.getLong("expires_in"))
                .build();
        }
    }

    private String createJwt() throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(settings.getPrivateKey().replaceAll("-----[A-Z ]+-----", ""));
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", settings.getSubject().getOrganization());
        claims.put("sub", settings.getSubject().getTechnicalAccount());
        claims.put("aud", IMS + "/c/" + settings.getClientId());
        claims.put("exp", System.currentTimeMillis() / 1000 + 300);
        settings.getMetaScopes().forEach(scope -> claims.put(IMS + "/s/" + scope, true));
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key).compact();
    }
}
