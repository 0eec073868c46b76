package com.example.offers;

/** What is needed to sign in. */
public class ImsConfig {
    public static final String TOKEN_ENDPOINT = "https://ims-na1.adobelogin.com/ims/exchange/jwt";

    private String clientId;
    private String clientSecret;
    private String orgId;
    private String technicalAccountId;
    private String privateKey;
    private String[] metaScopes = {"ent_marketing_sdk"};

    public static ImsConfig fromEnvironment() {
        ImsConfig config = new ImsConfig();
        config.setClientId(required("OFFERS_CLIENT_ID"));
        config.setClientSecret(required("OFFERS_CLIENT_SECRET"));
        config.setOrgId(required("OFFERS_ORG_ID"));
        config.setTechnicalAccountId(required("OFFERS_TECHNICAL_ACCOUNT_ID"));
        config.setPrivateKey(required("OFFERS_PRIVATE_KEY"));
        return config;
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getOrgId() {
        return orgId;
    }

    public void setOrgId(String orgId) {
        this.orgId = orgId;
    }

    public String getTechnicalAccountId() {
        return technicalAccountId;
    }

    public void setTechnicalAccountId(String technicalAccountId) {
        this.technicalAccountId = technicalAccountId;
    }

    public String getPrivateKey() {
        return privateKey;
    }

    public void setPrivateKey(String privateKey) {
        this.privateKey = privateKey;
    }

    public String[] getMetaScopes() {
        return metaScopes;
    }

    public void setMetaScopes(String[] metaScopes) {
        this.metaScopes = metaScopes;
    }
}
