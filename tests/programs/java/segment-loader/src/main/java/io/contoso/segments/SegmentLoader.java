package io.contoso.segments;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

public class SegmentLoader {

    private static final URI EXCHANGE_URI = URI.create("https://ims-na1.adobelogin.com/ims/exchange/jwt");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern EXPIRES_IN = Pattern.compile("\"expires_in\"\\s*:\\s*(\\d+)");

    /** Settings of the service account. */
    record ServiceAccount(String clientId, String clientSecret, String orgId, String technicalAccountId, Path privateKey) {

        static ServiceAccount fromEnvironment() {
            return new ServiceAccount(
                    env("SEGMENTS_CLIENT_ID"),
                    env("SEGMENTS_CLIENT_SECRET"),
                    env("SEGMENTS_ORG_ID"),
                    env("SEGMENTS_TECHNICAL_ACCOUNT_ID"),
                    Path.of(env("SEGMENTS_PRIVATE_KEY_FILE")));
        }

        private static String env(String name) {
            var value = System.getenv(name);
            if (value == null || value.isBlank()) {
                throw new IllegalStateException("Environment variable " + name + " is missing");
            }
            return value;
        }
    }

    record AccessToken(String value, Instant validUntil) {
        Duration remaining() {
            return Duration.between(Instant.now(), validUntil);
        }
    }

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ServiceAccount account;

    SegmentLoader(ServiceAccount account) {
        this.account = account;
    }

    AccessToken signIn() throws IOException, InterruptedException, GeneralSecurityException {
        var body = String.join("&", List.of(
                "client_id=" + encode(account.clientId()),
                "client_secret=" + encode(account.clientSecret()),
                "jwt_token=" + encode(buildAssertion())));

        var request = HttpRequest.newBuilder(EXCHANGE_URI)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new IOException("IMS " + response.statusCode() + ": " + response.body());
        }
        var validUntil = Instant.now().plus(Duration.ofMillis(Long.parseLong(first(EXPIRES_IN, response.body()))));
        return new AccessToken(first(ACCESS_TOKEN, response.body()), validUntil);
    }

    private String buildAssertion() throws IOException, GeneralSecurityException {
        return Jwts.builder()
                .setIssuer(account.orgId())
                .setSubject(account.technicalAccountId())
                .setAudience("https://ims-na1.adobelogin.com/c/" + account.clientId())
                .setExpiration(Date.from(Instant.now().plusSeconds(300)))
                .claim("https://ims-na1.adobelogin.com/s/ent_dataservices_sdk", true)
                .signWith(SignatureAlgorithm.RS256, readKey(account.privateKey()))
                .compact();
    }

    private static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
        var base64 = Files.readString(file)
                .lines()
                .filter(line -> !line.startsWith("-----"))
                .reduce("", String::concat);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    public static void main(String[] args) throws Exception {
        var account = ServiceAccount.fromEnvironment();
        var token = new SegmentLoader(account).signIn();
        System.out.println(token.value());
        System.err.printf("%d minutes left for %s%n", token.remaining().toMinutes(), account.orgId());
    }
}
