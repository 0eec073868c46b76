package com.acme.campaign;

import java.util.Objects;

/** Immutable credentials of the integration. */
public final class Credentials {
    private final String clientId;
    private final String clientSecret;
    private final String organization;
    private final String technicalAccount;
    private final String privateKeyPath;

    private Credentials(Builder builder) {
        this.clientId = Objects.requireNonNull(builder.clientId, "clientId");
        this.clientSecret = Objects.requireNonNull(builder.clientSecret, "clientSecret");
        this.organization = Objects.requireNonNull(builder.organization, "organization");
        this.technicalAccount = Objects.requireNonNull(builder.technicalAccount, "technicalAccount");
        this.privateKeyPath = Objects.requireNonNull(builder.privateKeyPath, "privateKeyPath");
    }

    public static Builder builder() {
        return new Builder();
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    public String organization() {
        return organization;
    }

    public String technicalAccount() {
        return technicalAccount;
    }

    public String privateKeyPath() {
        return privateKeyPath;
    }

    public static final class Builder {
        private String clientId;
        private String clientSecret;
        private String organization;
        private String technicalAccount;
        private String privateKeyPath;

        public Builder clientId(String clientId) {
            this.clientId = clientId;
            return this;
        }

        public Builder clientSecret(String clientSecret) {
            this.clientSecret = clientSecret;
            return this;
        }

        public Builder organization(String organization) {
            this.organization = organization;
            return this;
        }

        public Builder technicalAccount(String technicalAccount) {
            this.technicalAccount = technicalAccount;
            return this;
        }

        public Builder privateKeyPath(String privateKeyPath) {
            this.privateKeyPath = privateKeyPath;
            return this;
        }

        public Credentials build() {
            return new Credentials(this);
        }
    }
}
