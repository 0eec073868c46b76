package com.acme.export;

import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

public class Main {
    public static void main(String[] args) throws Exception {
        Credentials credentials = new Credentials(
            System.getenv("EXPORT_ORGANIZATION"),
            System.getenv("EXPORT_TECHNICAL_ACCOUNT"),
            System.getenv("EXPORT_CLIENT_ID"),
            System.getenv("EXPORT_CLIENT_SECRET"),
            privateKey("private.key"));
        System.out.println(new Ims(credentials).token());
    }

    private static PrivateKey privateKey(String path) throws Exception {
        String pem = new String(Files.readAllBytes(Paths.get(path)));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
