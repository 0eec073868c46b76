package edu.example.mirror;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.json.JSONObject;

/** Mirrors groups of the directory to Adobe. */
public final class Mirror {

    private static final String IMS = "https://ims-na1.adobelogin.com";

    private final Settings settings;

    private Mirror(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(new Mirror(new Settings("mirror.properties")).token());
    }

    private String token() throws IOException, GeneralSecurityException {
        String form = field("client_id", settings.get("ims.client-id"))
            + "&" + field("client_secret", settings.get("ims.client-secret"))
            + "&" + field("jwt_token", statement());
        HttpURLConnection connection = (HttpURLConnection) new URL(IMS + "/ims/exchange/jwt").openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        try (OutputStream body = connection.getOutputStream()) {
            body.write(form.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new JSONObject(answer).getString("access_token");
    }

    private String statement() throws GeneralSecurityException {
        byte[] der = Base64.getDecoder().decode(settings.get("ims.private-key"));
        RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        return JWT.create()
            .withIssuer(settings.get("ims.organization"))
            .withSubject(settings.get("ims.technical-account"))
            .withAudience(IMS + "/c/" + settings.get("ims.client-id"))
            .withClaim(IMS + "/s/ent_user_sdk", true)
            .withExpiresAt(Date.from(Instant.now().plusSeconds(300)))
            .sign(Algorithm.RSA256(null, key));
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
