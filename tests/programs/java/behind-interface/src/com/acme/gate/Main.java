package com.acme.gate;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;

public class Main {
    private static final String IMS = "https://ims-na1.adobelogin.com";

    private final TokenGate gate;

    Main(TokenGate gate) {
        this.gate = gate;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(new Main(new ImsGate()).token(System.getenv("GATE_ID"), System.getenv("GATE_SECRET")));
    }

    private String token(String id, String secret) throws IOException, GeneralSecurityException {
        String jwt = JWT.create()
            .withIssuer(System.getenv("GATE_ORG"))
            .withSubject(System.getenv("GATE_ACCOUNT"))
            .withAudience(IMS + "/c/" + id)
            .withExpiresAt(new Date(System.currentTimeMillis() + 300_000))
            .withClaim(IMS + "/s/ent_user_sdk", true)
            .sign(Algorithm.RSA256(null, privateKey()));
        return gate.open(id, secret, jwt);
    }

    private static RSAPrivateKey privateKey() throws IOException, GeneralSecurityException {
        String pem = new String(Files.readAllBytes(Paths.get(System.getenv("GATE_KEY"))));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        Arrays.fill(der, (byte) 0);
        return key;
    }
}
