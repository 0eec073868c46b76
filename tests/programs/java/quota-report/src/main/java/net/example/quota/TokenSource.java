package net.example.quota;

import io.jsonwebtoken.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.*;

/** Signs in once, and hands out the same token until it is asked for a new one. */
public class TokenSource {

    private static final String ORGANIZATION = "organization";
    private static final String ACCOUNT = "technicalAccount";
    private static final String SCOPES = "scopes";
    private static final String KEY = "keyFile";

    private final Properties settings;
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private PrivateKey key;
    private String current;

    public TokenSource(Properties settings) throws IOException, GeneralSecurityException {
        this.settings = settings;
        read();
    }

    private void read() throws IOException, GeneralSecurityException {
        claims.put("iss", settings.getProperty(ORGANIZATION));
        claims.put("sub", settings.getProperty(ACCOUNT));
        claims.put("aud", settings.getProperty("ims") + "/c/" + settings.getProperty("client"));
        for (String scope : settings.getProperty(SCOPES).split(",")) {
            claims.put(settings.getProperty("ims") + "/s/" + scope, true);
        }
        byte[] text = Files.readAllBytes(Path.of(settings.getProperty(KEY)));
        byte[] der = Base64.getMimeDecoder().decode(text);
        key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    /** The token that was asked for last. */
    public String getToken() {
        return current;
    }

    public void refresh() throws IOException {
        current = fetched();
    }

    private String fetched() throws IOException {
        String assertion = signed();
        if (assertion != null && !assertion.isEmpty()) {
            return getToken(assertion);
        }
        return null;
    }

    private String getToken(String assertion) throws IOException {
        Exchange exchange = new Exchange(settings.getProperty("ims"));
        return exchange.getToken(settings.getProperty("client"), settings.getProperty("secret"), assertion);
    }

    private String signed() {
        claims.put("exp", Instant.now().getEpochSecond() + 300);
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key).compact();
    }
}
