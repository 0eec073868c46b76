package com.acme.export;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.json.JSONObject;
import retrofit2.Response;
import retrofit2.Retrofit;

public class Ims {
    private static final String HOST = "https://ims-na1.adobelogin.com";

    private final ImsApi api = new Retrofit.Builder().baseUrl(HOST).build().create(ImsApi.class);
    private final Credentials credentials;

    public Ims(Credentials credentials) {
        this.credentials = credentials;
    }

    public String token() throws IOException {
        Response<String> response = api.exchange(credentials.id, credentials.secret, assertion()).execute();
        if (!response.isSuccessful()) {
            throw new IOException("IMS answered " + response.code());
        }
        return new JSONObject(response.body()).getString("access_token");
    }

    private String assertion() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", credentials.organization);
        claims.put("sub", credentials.account);
        claims.put("aud", HOST + "/c/" + credentials.id);
        claims.put("exp", System.currentTimeMillis() / 1000 + 300);
        claims.put(HOST + "/s/ent_campaign_sdk", true);
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, credentials.privateKey).compact();
    }
}
