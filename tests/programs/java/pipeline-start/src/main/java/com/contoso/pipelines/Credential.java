package com.contoso.pipelines;

/** From system properties, as the build server gives them. */
final class Credential {
    private final String org;
    private final String id;
    private final String account;
    private final String secret;
    private final String keyFile;

    private Credential(String org, String id, String account, String secret, String keyFile) {
        this.org = org;
        this.id = id;
        this.account = account;
        this.secret = secret;
        this.keyFile = keyFile;
    }

    static Credential given() {
        return new Credential(
                System.getProperty("ims.org"),
                System.getProperty("ims.id"),
                System.getProperty("ims.account"),
                System.getenv("IMS_SECRET"),
                System.getProperty("ims.key"));
    }

    String org() {
        return org;
    }

    String id() {
        return id;
    }

    String account() {
        return account;
    }

    String secret() {
        return secret;
    }

    String keyFile() {
        return keyFile;
    }
}
