package com.acme.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The integration as its file says. */
public class Integration {
    @JsonProperty("client_id")
    public String clientId;

    @JsonProperty("client_secret")
    public String clientSecret;

    @JsonProperty("org_id")
    public String orgId;

    @JsonProperty("technical_account_id")
    public String technicalAccountId;

    @JsonProperty("private_key_path")
    public String privateKeyPath;
}
