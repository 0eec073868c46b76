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
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;

public final class Login {
    private static final String IMS = "https://ims-na1.adobelogin.com";

    private final Namespace line;

    private Login(Namespace line) {
        this.line = line;
    }

    public static void main(String[] args) throws Exception {
        ArgumentParser parser = ArgumentParsers.newFor("login").build().description("Prints a token.");
        parser.addArgument("--client").required(true);
        parser.addArgument("--secret").required(true);
        parser.addArgument("--org").required(true);
        parser.addArgument("-t", "--account").required(true).help("who signs in");
        parser.addArgument("-k", "--private-key")
            .dest("keyFile")
            .required(true)
            .help("what signs");
        System.out.println(new Login(parser.parseArgs(args)).signIn());
    }

    private String signIn() throws Exception {
        String form = "client_id=" + encode(line.getString("client"))
            + "&client_secret=" + encode(line.getString("secret"))
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
        claims.put("iss", line.getString("org"));
        claims.put("sub", line.getString("account"));
        claims.put("aud", IMS + "/c/" + line.getString("client"));
        claims.put("exp", System.currentTimeMillis() / 1000 + 600);
        claims.put(IMS + "/s/ent_user_sdk", Boolean.TRUE);
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key()).compact();
    }

    private PrivateKey key() throws Exception {
        String pem = Files.readString(Path.of(line.getString("keyFile"))).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
