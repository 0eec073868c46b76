package io.contoso.catalog;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

class CatalogConfig {
    private static final List<String> REQUIRED = Arrays.asList(
        "ims.url", "client.id", "client.secret", "org.id", "technical.account", "metascopes",
        "keystore.path", "keystore.password", "keystore.alias");

    private final Properties values = new Properties();

    CatalogConfig(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(Paths.get(file))) {
            values.load(reader);
        }
        for (String name : REQUIRED) {
            if (!values.containsKey(name)) {
                throw new IOException(file + ": " + name + " is missing");
            }
        }
    }

    String get(String name) {
        return values.getProperty(name);
    }
}
