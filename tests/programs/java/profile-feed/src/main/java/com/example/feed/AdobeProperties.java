package com.example.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Settings from adobe.properties; the client secret comes from the environment. */
public class AdobeProperties {
    private final Properties properties = new Properties();

    public AdobeProperties() throws IOException {
        try (InputStream in = AdobeProperties.class.getResourceAsStream("/adobe.properties")) {
            properties.load(in);
        }
    }

    public String getImsHost() {
        return properties.getProperty("adobe.ims.host");
    }

    public String getExchangeUrl() {
        return getImsHost() + properties.getProperty("adobe.ims.exchange");
    }

    public String getOrgId() {
        return properties.getProperty("adobe.org.id");
    }

    public String getClientId() {
        return properties.getProperty("adobe.client.id");
    }

    public String getClientSecret() {
        return System.getenv("ADOBE_CLIENT_SECRET");
    }

    public String getTechnicalAccount() {
        return properties.getProperty("adobe.technical.account");
    }

    public List<String> getMetascopes() {
        return Arrays.asList(properties.getProperty("adobe.metascopes").split(","));
    }

    public String getPrivateKeyPath() {
        return properties.getProperty("adobe.private.key.path");
    }

    public String getSandbox() {
        return properties.getProperty("feed.sandbox");
    }
}
