package org.example.tides;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

public class Gate {
    private static final String IMS = "https://ims-na1.adobelogin.com";

    private final Settings settings;

    public Gate(Settings settings) {
        this.settings = settings;
    }

    /** The access token, with the key open for as long as it takes. */
    public String token() {
        try (FileReader file = new FileReader(settings.getKeyFile()); BufferedReader lines = new BufferedReader(file)) {
            String jwt = sign(lines);
            return exchange(jwt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot be used", e);
        }
    }

    private String sign(BufferedReader lines) throws GeneralSecurityException {
        String pem = lines.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        byte[] der = Base64.getDecoder().decode(pem);
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", settings.getOrganization());
        claims.put("sub", settings.getTechnicalAccount());
        claims.put("exp", System.currentTimeMillis() / 1000 + 300L);
        claims.put("aud", IMS + "/c/" + settings.getClientId());
        claims.put(IMS + "/s/ent_analytics_bulk_ingest_sdk", true);
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key).compact();
    }

    private String exchange(String jwt) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(IMS + "/ims/exchange/jwt").openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        String form = "client_id=" + settings.getClientId() + "&client_secret=" + settings.getClientSecret()
                + "&jwt_token=" + jwt;
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }
}
