package com.example.tags;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints a report on the tag rules of a property.
 *
 * <p>Usage: TagReporter [secret.der]
 */
public class TagReporter {
    static final String IMS = "https://ims-na1.adobelogin.com";
    static final String IMS_EXCHANGE = IMS + "/ims/exchange/jwt/";
    static final String METASCOPE = IMS + "/s/ent_reactor_sdk";

    static byte[] readKey(String file) throws IOException {
        return Files.readAllBytes(new File(file).toPath());
    }

    static String base64url(byte[] data) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(data);
    }

    static String createJWT(String org, String account, String apiKey, byte[] der) {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            long exp = System.currentTimeMillis() / 1000 + 86400L;
            String header = base64url("{\"alg\":\"RS256\"}".getBytes());
            String claims = base64url(("{\"exp\":" + exp + ",\"iss\":\"" + org + "\",\"sub\":\"" + account
                + "\",\"aud\":\"" + IMS + "/c/" + apiKey + "\",\"" + METASCOPE + "\":true}").getBytes());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update((header + "." + claims).getBytes());
            return header + "." + claims + "." + base64url(signature.sign());
        } catch (NoSuchAlgorithmException | InvalidKeySpecException | InvalidKeyException | SignatureException e) {
            throw new RuntimeException(e);
        }
    }

    static String getAccessToken(String apiKey, String secret, String jwtToken) throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>();
        form.put("client_id", apiKey);
        form.put("client_secret", secret);
        form.put("jwt_token", jwtToken);

        String boundary = "----TagReporter" + System.nanoTime();
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, String> field : form.entrySet()) {
            body.append("--").append(boundary).append("\r\n");
            body.append("Content-Disposition: form-data; name=\"").append(field.getKey()).append("\"\r\n\r\n");
            body.append(field.getValue()).append("\r\n");
        }
        body.append("--").append(boundary).append("--\r\n");

        HttpRequest request = HttpRequest.newBuilder(URI.create(IMS_EXCHANGE))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("IMS: " + response.body());
        }
        return response.body().replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    public static void main(String[] args) throws Exception {
        String apiKey = System.getenv("TAGS_API_KEY");
        String secret = System.getenv("TAGS_SECRET");
        String org = System.getenv("TAGS_ORG");
        String account = System.getenv("TAGS_TECH_ACCOUNT");
        String keyFile = args.length > 0 ? args[0] : "secret.der";

        if (apiKey == null || secret == null || org == null || account == null) {
            System.err.println("TAGS_API_KEY, TAGS_SECRET, TAGS_ORG and TAGS_TECH_ACCOUNT are needed");
            System.exit(2);
        }
        if (!new File(keyFile).exists()) {
            System.err.println("no key: " + keyFile);
            System.exit(2);
        }

        String jwtToken = createJWT(org, account, apiKey, readKey(keyFile));
        System.out.println(getAccessToken(apiKey, secret, jwtToken));
    }
}
