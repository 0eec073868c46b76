package com.contoso.source;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.json.JSONObject;

public final class Source {
    private static final List<Setting> SETTINGS = Arrays.asList(
            new Setting("client_id", true),
            new Setting("client_secret", true),
            new Setting("org_id", true),
            new Setting("technical_account_id", true),
            new Setting("private_key", true));

    private Source() {
    }

    static String assertion(Map<String, String> given) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(given.get("private_key"));
        RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        return JWT.create()
                .withIssuer(given.get("org_id"))
                .withSubject(given.get("technical_account_id"))
                .withAudience("https://ims-na1.adobelogin.com/c/" + given.get("client_id"))
                .withExpiresAt(new Date(System.currentTimeMillis() + 600_000))
                .withClaim("https://ims-na1.adobelogin.com/s/ent_user_sdk", true)
                .sign(Algorithm.RSA256(null, key));
    }

    static String signIn(Map<String, String> given) throws IOException, GeneralSecurityException {
        FormBody form = new FormBody.Builder()
                .add("client_id", given.get("client_id"))
                .add("client_secret", given.get("client_secret"))
                .add("jwt_token", assertion(given))
                .build();
        Request request = new Request.Builder().url("https://ims-na1.adobelogin.com/ims/exchange/jwt").post(form).build();
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            return new JSONObject(response.body().string()).getString("access_token");
        }
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> given = Setting.ask(SETTINGS);
        System.out.println(given.get("org_id") + " " + signIn(given));
    }
}
