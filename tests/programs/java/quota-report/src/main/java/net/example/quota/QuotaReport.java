package net.example.quota;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

public class QuotaReport {

    public static void main(String[] args) throws Exception {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("conf/quota.properties"))) {
            settings.load(reader);
        }
        TokenSource source = new TokenSource(settings);
        if (source.getToken() == null) {
            source.refresh();
        }
        System.out.println("Authorization: Bearer " + source.getToken());
    }
}
