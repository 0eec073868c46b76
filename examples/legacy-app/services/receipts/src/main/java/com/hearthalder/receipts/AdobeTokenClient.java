package com.hearthalder.receipts;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets an access token from Adobe IMS with the service account of the loyalty project. */
public class AdobeTokenClient {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern EXPIRES_IN = Pattern.compile("\"expires_in\"\\s*:\\s*(\\d+)");

    private final Properties config;
    private final HttpClient http = HttpClient.newHttpClient();

    private String token;
    private long expiresAt;

    public AdobeTokenClient(Properties config) {
        this.config = config;
    }

    public synchronized String accessToken() throws IOException, InterruptedException, GeneralSecurityException {
        if (token == null || System.currentTimeMillis() > expiresAt - 60_000) {
            refresh();
        }
        return token;
    }

    private void refresh() throws IOException, InterruptedException, GeneralSecurityException {
        String form = "client_id=" + encode(config.getProperty("apiKey"))
                + "&client_secret=" + encode(config.getProperty("secret"))
                + "&jwt_token=" + encode(signedJwt());
        HttpRequest request = HttpRequest.newBuilder(URI.create(config.getProperty("imsExchange")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("IMS answered " + response.statusCode() + ": " + response.body());
        }
        token = find(ACCESS_TOKEN, response.body());
        // milliseconds, says the documentation
        expiresAt = System.currentTimeMillis() + Long.parseLong(find(EXPIRES_IN, response.body()));
    }

    private String signedJwt() throws IOException, GeneralSecurityException {
        String host = config.getProperty("imsHost");
        long exp = System.currentTimeMillis() / 1000 + 24 * 60 * 60;
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        String claims = "{\"exp\":" + exp
                + ",\"iss\":\"" + config.getProperty("orgId") + "\""
                + ",\"sub\":\"" + config.getProperty("technicalAccountId") + "\""
                + ",\"aud\":\"https://" + host + "/c/" + config.getProperty("apiKey") + "\""
                + ",\"https://" + host + "/s/" + config.getProperty("metascopes") + "\":true}";
        String unsigned = base64(header.getBytes(StandardCharsets.UTF_8))
                + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(privateKey());
        signature.update(unsigned.getBytes(StandardCharsets.UTF_8));
        return unsigned + "." + base64(signature.sign());
    }

    private RSAPrivateKey privateKey() throws IOException, GeneralSecurityException {
        try (InputStream in = AdobeTokenClient.class.getResourceAsStream(config.getProperty("key_path"))) {
            if (in == null) {
                throw new IOException("no key at " + config.getProperty("key_path"));
            }
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(in.readAllBytes());
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        }
    }

    private static String find(Pattern pattern, String json) throws IOException {
        Matcher matcher = pattern.matcher(json);
        if (!matcher.find()) {
            throw new IOException("no token in the answer of IMS");
        }
        return matcher.group(1);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
