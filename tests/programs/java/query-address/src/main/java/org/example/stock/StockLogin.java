package org.example.stock;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Signs in three times, once with each client that the importers use. */
public class StockLogin {

    private static final Map<String, String> SETTINGS = Map.of(
        "STOCK_ID", "the API key",
        "STOCK_SECRET", "the client secret",
        "STOCK_ORG", "the organisation",
        "STOCK_TECHNICAL_ACCOUNT", "the technical account",
        "STOCK_PRIVATE_KEY_FILE", "where the private key is");

    private static final String[][] NEEDED = {
        {"STOCK_ID", "Console, Overview"},
        {"STOCK_PRIVATE_KEY_FILE", "from whoever made the key pair"},
        {"STOCK_SECRET", "Console, Credentials"},
    };

    public static void main(String[] args) throws Exception {
        for (Map.Entry<String, String> one : SETTINGS.entrySet()) {
            if (System.getenv(one.getKey()) == null) {
                throw new IllegalStateException(one.getKey() + ": " + one.getValue() + " is not set");
            }
        }
        for (String[] row : NEEDED) {
            String value = System.getenv(row[0]);
            if (value == null || value.isBlank()) {
                throw new IllegalStateException(row[0] + ": see " + row[1]);
            }
        }
        String id = System.getenv("STOCK_ID");
        String secret = System.getenv("STOCK_SECRET");
        System.out.println(sent(id, secret));
        System.out.println(opened(id, secret));
        System.out.println(posted(id, secret));
    }

    private static String assertion(String id) throws Exception {
        String pem = Files.readString(Path.of(System.getenv("STOCK_PRIVATE_KEY_FILE")));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", System.getenv("STOCK_ORG"));
        claims.put("sub", System.getenv("STOCK_TECHNICAL_ACCOUNT"));
        claims.put("aud", "https://ims-na1.adobelogin.com/c/" + id);
        claims.put("exp", new Date().getTime() / 1000 + 600);
        claims.put("https://ims-na1.adobelogin.com/s/ent_stocksearch_sdk", true);
        return Jwts.builder().setClaims(claims).signWith(SignatureAlgorithm.RS256, key).compact();
    }

    private static String sent(String id, String secret) throws Exception {
        String address = "https://ims-na1.adobelogin.com/ims/exchange/jwt"
            + "?client_id=" + id + "&client_secret=" + secret + "&jwt_token=" + assertion(id);
        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create(address))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String opened(String id, String secret) throws Exception {
        String jwt = assertion(id);
        URL url = new URL("https://ims-na1.adobelogin.com/ims/exchange/jwt?client_id=" + id
            + "&client_secret=" + secret + "&jwt_token=" + jwt);
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(10_000);
        if (connection.getResponseCode() != 200) {
            throw new IOException("status " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes());
        }
    }

    private static String posted(String id, String secret) throws Exception {
        String jwt = assertion(id);
        String url = String.format(
            "https://ims-na1.adobelogin.com/ims/exchange/jwt?client_id=%s&client_secret=%s&jwt_token=%s", id, secret, jwt);
        HttpPost post = new HttpPost(url);
        try (CloseableHttpClient client = HttpClients.createDefault();
                CloseableHttpResponse answer = client.execute(post)) {
            return EntityUtils.toString(answer.getEntity());
        }
    }
}
