package com.acme.campaign;

import okhttp3.OkHttpClient;

public class Export {
    public static void main(String[] args) throws Exception {
        Credentials credentials = Credentials.builder()
            .clientId(System.getenv("ACS_CLIENT_ID"))
            .clientSecret(System.getenv("ACS_CLIENT_SECRET"))
            .organization(System.getenv("ACS_ORG"))
            .technicalAccount(System.getenv("ACS_TECHNICAL_ACCOUNT"))
            .privateKeyPath(System.getenv().getOrDefault("ACS_PRIVATE_KEY_PATH", "private.key"))
            .build();
        Session session = new ImsAuthenticator(new OkHttpClient(), credentials).login();
        System.out.println(session.token());
        System.err.println("hours left: " + session.remaining() / 3_600_000);
    }
}
