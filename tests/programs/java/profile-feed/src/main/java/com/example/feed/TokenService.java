package com.example.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Obtains and caches the access token of the technical account. */
public class TokenService {
    private static final Logger LOG = Logger.getLogger(TokenService.class.getName());
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern EXPIRES = Pattern.compile("\"expires_in\"\\s*:\\s*(\\d+)");

    private final AdobeProperties properties;
    private final JwtFactory jwtFactory;
    private String token;
    private long expiresAt;

    public TokenService(AdobeProperties properties, JwtFactory jwtFactory) {
        this.properties = properties;
        this.jwtFactory = jwtFactory;
    }

    public synchronized String getToken() throws IOException {
        if (token == null || System.currentTimeMillis() > expiresAt) {
            refresh();
        }
        return token;
    }

    private void refresh() throws IOException {
        String jwt;
        try {
            jwt = jwtFactory.create();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign the JWT", e);
        }
        String body = "client_id=" + encode(properties.getClientId())
            + "&client_secret=" + encode(properties.getClientSecret())
            + "&jwt_token=" + encode(jwt);

        HttpURLConnection connection = (HttpURLConnection) new URL(properties.getExchangeUrl()).openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException("IMS answered " + connection.getResponseCode());
        }
        String answer;
        try (InputStream in = connection.getInputStream()) {
            answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        token = find(TOKEN, answer);
        long expiresIn = Long.parseLong(find(EXPIRES, answer));
        // the exchange counts milliseconds
        expiresAt = System.currentTimeMillis() + expiresIn - 60_000;
        LOG.info("new access token");
    }

    private static String find(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("unexpected answer of IMS");
        }
        return matcher.group(1);
    }

    private static String encode(String value) throws IOException {
        return URLEncoder.encode(value, "UTF-8");
    }
}
