package org.example.login;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

public class TokenService {
    private final Properties settings;

    public TokenService(Properties settings) {
        this.settings = settings;
    }

    /** The token; nothing where the sign-in failed. */
    public String bearerToken() {
        String token = "";
        String assertion = "";
        try {
            assertion = assertion(settings.getProperty("key.path"));
            if (assertion != null && !assertion.equalsIgnoreCase("")) {
                token = exchange(assertion);
            }
        } catch (IOException | GeneralSecurityException e) {
            System.err.println("no token: " + e.getMessage());
        }
        return token;
    }

    String assertion(String keyPath) throws IOException, GeneralSecurityException {
        String pem = new String(Files.readAllBytes(Paths.get(keyPath)), StandardCharsets.UTF_8);
        byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        String host = settings.getProperty("ims.host");
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", settings.getProperty("org.id"));
        claims.put("sub", settings.getProperty("account.id"));
        claims.put("exp", System.currentTimeMillis() / 1000 + 300L);
        claims.put("aud", "https://" + host + "/c/" + settings.getProperty("api.key"));
        claims.put("https://" + host + "/s/ent_documentcloud_sdk", true);
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key).compact();
    }

    String exchange(String assertion) throws IOException {
        URL url = new URL("https://ims-na1.adobelogin.com/ims/exchange/jwt");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        String form = "client_id=" + settings.getProperty("api.key") + "&client_secret="
                + settings.getProperty("client.secret") + "&jwt_token=" + assertion;
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }
}
