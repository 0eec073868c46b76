package com.acme.settings;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Date;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.json.JSONObject;

public class Login {
    private static final String IMS = "https://ims-na1.adobelogin.com";

    private final Integration integration;

    Login(Integration integration) {
        this.integration = integration;
    }

    public static void main(String[] args) throws Exception {
        Integration integration = new ObjectMapper().readValue(new File("integration.json"), Integration.class);
        System.out.println(new Login(integration).token());
    }

    String token() throws IOException, GeneralSecurityException {
        FormBody form = new FormBody.Builder()
            .add("client_id", integration.clientId)
            .add("client_secret", integration.clientSecret)
            .add("jwt_token", assertion())
            .build();
        Request request = new Request.Builder().url(IMS + "/ims/exchange/jwt").post(form).build();
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            if (response.code() != 200) {
                throw new IOException("IMS answered " + response.code());
            }
            return new JSONObject(response.body().string()).getString("access_token");
        }
    }

    private String assertion() throws IOException, GeneralSecurityException {
        return JWT.create()
            .withIssuer(integration.orgId)
            .withSubject(integration.technicalAccountId)
            .withAudience(IMS + "/c/" + integration.clientId)
            .withExpiresAt(new Date(System.currentTimeMillis() + 300_000))
            .withClaim(IMS + "/s/ent_user_sdk", true)
            .sign(Algorithm.RSA256(null, privateKey()));
    }

    private RSAPrivateKey privateKey() throws IOException, GeneralSecurityException {
        String pem = new String(Files.readAllBytes(Paths.get(integration.privateKeyPath)));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
