package com.contoso.pipelines;

import com.contoso.pipelines.ImsException.Step;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Date;
import java.util.Scanner;

final class ImsClient implements Ims {

    @Override
    public String token(Credential credential) throws ImsException {
        String form = "client_id=" + encoded(credential.id())
                + "&client_secret=" + encoded(credential.secret())
                + "&jwt_token=" + encoded(assertion(credential));
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(HOST + EXCHANGE).openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(form.getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() != 200) {
                throw new ImsException(Step.ANSWER, connection.getResponseCode());
            }
            String answer = new Scanner(connection.getInputStream(), "UTF-8").useDelimiter("\\A").next();
            return answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        } catch (IOException e) {
            throw new ImsException(Step.ASK, e);
        }
    }

    private String assertion(Credential credential) throws ImsException {
        try {
            return Jwts.builder()
                    .setIssuer(credential.org())
                    .setSubject(credential.account())
                    .setAudience(HOST + "/c/" + credential.id())
                    .setExpiration(new Date(System.currentTimeMillis() + 300_000))
                    .claim(METASCOPE, true)
                    .signWith(SignatureAlgorithm.RS256, key(credential))
                    .compact();
        } catch (IOException | GeneralSecurityException e) {
            throw new ImsException(Step.SIGN_JWT, e);
        }
    }

    private static PrivateKey key(Credential credential) throws IOException, GeneralSecurityException {
        String pem = new String(Files.readAllBytes(Paths.get(credential.keyFile())), StandardCharsets.US_ASCII);
        byte[] der = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
