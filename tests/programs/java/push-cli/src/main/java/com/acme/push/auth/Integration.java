package com.acme.push.auth;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** One integration of the Developer Console. */
public final class Integration {
    private final String clientId;
    private final String clientSecret;
    private final String organizationId;
    private final String technicalAccountId;
    private final byte[] privateKey;
    private final Set<MetaScope> metaScopes;

    private Integration(Builder builder) {
        this.clientId = Objects.requireNonNull(builder.clientId, "clientId");
        this.clientSecret = Objects.requireNonNull(builder.clientSecret, "clientSecret");
        this.organizationId = Objects.requireNonNull(builder.organizationId, "organizationId");
        this.technicalAccountId = Objects.requireNonNull(builder.technicalAccountId, "technicalAccountId");
        this.privateKey = Objects.requireNonNull(builder.privateKey, "privateKey");
        this.metaScopes = Collections.unmodifiableSet(builder.metaScopes);
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

    public String organizationId() {
        return organizationId;
    }

    String technicalAccountId() {
        return technicalAccountId;
    }

    byte[] privateKey() {
        return privateKey;
    }

    Set<MetaScope> metaScopes() {
        return metaScopes;
    }

    /** Collects the values. */
    public static final class Builder {
        private String clientId;
        private String clientSecret;
        private String organizationId;
        private String technicalAccountId;
        private byte[] privateKey;
        private final Set<MetaScope> metaScopes = EnumSet.noneOf(MetaScope.class);

        public Builder clientId(String value) {
            this.clientId = value;
            return this;
        }

        public Builder clientSecret(String value) {
            this.clientSecret = value;
            return this;
        }

        public Builder organizationId(String value) {
            this.organizationId = value;
            return this;
        }

        public Builder technicalAccountId(String value) {
            this.technicalAccountId = value;
            return this;
        }

        public Builder privateKey(byte[] der) {
            this.privateKey = der;
            return this;
        }

        public Builder metaScope(MetaScope value) {
            this.metaScopes.add(value);
            return this;
        }

        public Integration build() {
            return new Integration(this);
        }
    }
}
