package net.example.quota;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

public class QuotaReport {

    private static final List<String> REQUIRED =
        List.of("ims", "client", "secret", "organization", "technicalAccount", "scopes", "keyFile");

    public static void main(String[] args) throws Exception {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("conf/quota.properties"))) {
            settings.load(reader);
        }
        for (String name : REQUIRED) {
            if (settings.getProperty(name) == null) {
                throw new IllegalStateException("conf/quota.properties has no " + name);
            }
        }
        TokenSource source = new TokenSource(settings);
        if (source.getToken() == null) {
            source.refresh();
        }
        System.out.println("Authorization: Bearer " + source.getToken());
    }
}
