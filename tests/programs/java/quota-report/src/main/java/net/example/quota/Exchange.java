package net.example.quota;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.json.JSONObject;

/** The exchange of an assertion for an access token. */
class Exchange {

    private static final String PATH = "/ims/exchange/jwt";

    private final String host;

    Exchange(String host) {
        this.host = host;
    }

    String getToken(String client, String secret, String jwt) throws IOException {
        String form = "client_id=" + client + "&client_secret=" + secret + "&jwt_token=" + jwt;
        HttpURLConnection connection = (HttpURLConnection) new URL(host + PATH).openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException("IMS answered " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new JSONObject(answer).getString("access_token");
        }
    }
}
