package org.example.tides;

import java.io.FileReader;
import java.io.IOException;
import java.util.Properties;

public class Settings {
    private final Properties properties = new Properties();

    public Settings(String file) throws IOException {
        try (FileReader reader = new FileReader(file)) {
            properties.load(reader);
        }
    }

    public String getClientId() {
        return get("tides.clientId");
    }

    public String getClientSecret() {
        return get("tides.clientSecret");
    }

    public String getOrganization() {
        return get("tides.organization");
    }

    public String getTechnicalAccount() {
        return get("tides.technicalAccount");
    }

    public String getKeyFile() {
        return get("tides.keyFile");
    }

    private String get(String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
