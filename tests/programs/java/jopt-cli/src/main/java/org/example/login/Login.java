package org.example.login;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

public final class Login {
    private static final String IMS = "https://ims-na1.adobelogin.com";

    private final OptionParser parser = new OptionParser();
    private final OptionSpec<String> keyFile =
        parser.acceptsAll(Arrays.asList("k", "private-key"), "a file").withRequiredArg().required();
    private final OptionSet line;

    private Login(String[] args) {
        parser.accepts("client").withRequiredArg();
        parser.accepts("secret", "of the client").withRequiredArg().required();
        parser.accepts("org").withRequiredArg();
        parser.acceptsAll(Arrays.asList("t", "technical-account")).withRequiredArg();
        line = parser.parse(args);
        for (String name : Arrays.asList("client", "secret", "org", "technical-account")) {
            if (!line.has(name)) {
                throw new IllegalArgumentException(name + " is missing");
            }
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println(new Login(args).signIn());
    }

    private String signIn() throws Exception {
        String form = "client_id=" + encode(line.valueOf("client").toString())
            + "&client_secret=" + encode(line.valueOf("secret").toString())
            + "&jwt_token=" + encode(assertion());
        HttpRequest request = HttpRequest.newBuilder(URI.create(IMS + "/ims/exchange/jwt"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("IMS answered " + answer.statusCode());
        }
        return answer.body();
    }

    private String assertion() throws Exception {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", line.valueOf("org").toString());
        claims.put("sub", line.valueOf("technical-account").toString());
        claims.put("aud", IMS + "/c/" + line.valueOf("client").toString());
        claims.put("exp", System.currentTimeMillis() / 1000 + 600);
        claims.put(IMS + "/s/ent_user_sdk", Boolean.TRUE);
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key()).compact();
    }

    private PrivateKey key() throws Exception {
        String pem = Files.readString(Path.of(line.valueOf(keyFile))).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
