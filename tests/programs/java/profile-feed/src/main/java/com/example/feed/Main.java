package com.example.feed;

public final class Main {
    private Main() {
    }

    public static void main(String[] args) throws Exception {
        AdobeProperties properties = new AdobeProperties();
        TokenService tokens = new TokenService(properties, new JwtFactory(properties));
        System.out.println(tokens.getToken());
        System.err.println("sandbox " + properties.getSandbox() + " of " + properties.getOrgId());
    }
}
