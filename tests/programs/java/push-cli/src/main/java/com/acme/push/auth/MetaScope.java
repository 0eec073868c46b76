package com.acme.push.auth;

/** What the integration may do. */
public enum MetaScope {
    USER_MANAGEMENT("ent_user_sdk"),
    CAMPAIGN("ent_campaign_sdk"),
    PLATFORM("ent_dataservices_sdk");

    private final String code;

    MetaScope(String code) {
        this.code = code;
    }

    public String claim(String imsHost) {
        return "https://" + imsHost + "/s/" + code;
    }
}
