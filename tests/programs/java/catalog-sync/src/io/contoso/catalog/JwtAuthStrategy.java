package io.contoso.catalog;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.json.JSONObject;

/** Service account of the catalog integration. */
class JwtAuthStrategy implements AuthStrategy {
    private static final MediaType FORM = MediaType.parse("application/x-www-form-urlencoded");
    private static final int MAX_ATTEMPTS = 3;

    private final OkHttpClient http = new OkHttpClient();
    private final CatalogConfig config;
    private final Key signingKey;
    private String token;
    private long expiry;

    JwtAuthStrategy(CatalogConfig config) throws IOException, GeneralSecurityException {
        this.config = config;
        this.signingKey = loadKey(config.get("keystore.path"), config.get("keystore.password"), config.get("keystore.alias"));
    }

    @Override
    public String bearer() throws IOException {
        if (token == null || expiry < System.currentTimeMillis()) {
            renew();
        }
        return token;
    }

    private void renew() throws IOException {
        StringBuilder payload = new StringBuilder();
        payload.append("client_id=").append(config.get("client.id"));
        payload.append("&client_secret=").append(config.get("client.secret"));
        payload.append("&jwt_token=").append(createToken());

        Request request = new Request.Builder()
            .url(config.get("ims.url") + "/ims/exchange/jwt")
            .post(RequestBody.create(FORM, payload.toString()))
            .build();
        IOException failure = null;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try (Response response = http.newCall(request).execute()) {
                JSONObject json = new JSONObject(response.body().string());
                if (response.isSuccessful()) {
                    token = json.getString("access_token");
                    expiry = System.currentTimeMillis() + json.getLong("expires_in");
                    return;
                }
                failure = new IOException(json.optString("error_description"));
            }
        }
        throw failure;
    }

    private String createToken() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", config.get("org.id"));
        claims.put("sub", config.get("technical.account"));
        claims.put("aud", config.get("ims.url") + "/c/" + config.get("client.id"));
        for (String scope : config.get("metascopes").split(",")) {
            claims.put(config.get("ims.url") + "/s/" + scope.trim(), true);
        }
        return Jwts.builder()
            .setClaims(claims)
            .setExpiration(new Date(System.currentTimeMillis() + 120_000))
            .signWith(SignatureAlgorithm.RS256, signingKey)
            .compact();
    }

    private static Key loadKey(String path, String password, String alias) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(path)) {
            store.load(in, password.toCharArray());
        }
        return store.getKey(alias, password.toCharArray());
    }
}
