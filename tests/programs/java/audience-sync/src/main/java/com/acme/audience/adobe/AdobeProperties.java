package com.acme.audience.adobe;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

import java.util.List;

@Component
@ConfigurationProperties(prefix = "adobe.io")
public class AdobeProperties {

    private String imsUrl;
    private String clientId;
    private String clientSecret;
    private String organizationId;
    private String technicalAccountId;
    private String privateKey;
    private List<String> metaScopes;

    public String getImsUrl() {
        return imsUrl;
    }

    public void setImsUrl(String imsUrl) {
        this.imsUrl = imsUrl;
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

    public String getOrganizationId() {
        return organizationId;
    }

    public void setOrganizationId(String organizationId) {
        this.organizationId = organizationId;
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

    public List<String> getMetaScopes() {
        return metaScopes;
    }

    public void setMetaScopes(List<String> metaScopes) {
        this.metaScopes = metaScopes;
    }
}
