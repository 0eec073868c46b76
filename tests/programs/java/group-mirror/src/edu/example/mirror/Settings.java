package edu.example.mirror;

import java.io.FileReader;
import java.io.IOException;
import java.util.Properties;

/** A property of the file, or a variable: ims.client-id is IMS_CLIENT_ID. */
final class Settings {

    private static final String[] NEEDED = {
        "ims.client-id", "ims.client-secret", "ims.organization", "ims.technical-account", "ims.private-key"
    };

    private final Properties properties = new Properties();

    Settings(String path) throws IOException {
        try (FileReader reader = new FileReader(path)) {
            properties.load(reader);
        }
        for (String name : NEEDED) {
            if (get(name) == null || get(name).isBlank()) {
                throw new IllegalStateException(name + " has no value");
            }
        }
    }

    String get(String name) {
        String given = System.getenv(name.toUpperCase().replace('.', '_').replace('-', '_'));
        return given != null ? given : properties.getProperty(name);
    }
}
