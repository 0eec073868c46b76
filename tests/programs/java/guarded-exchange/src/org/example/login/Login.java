package org.example.login;

import java.io.FileReader;
import java.io.IOException;
import java.util.Properties;

public class Login {
    public static void main(String[] args) throws IOException {
        Properties settings = new Properties();
        try (FileReader reader = new FileReader(args[0])) {
            settings.load(reader);
        }
        for (String name : new String[] {"org.id", "account.id", "api.key", "client.secret", "key.path", "ims.host"}) {
            if (settings.getProperty(name) == null) {
                System.err.println("missing " + name);
                System.exit(2);
            }
        }
        String token = new TokenService(settings).bearerToken();
        if (token.isEmpty()) {
            System.exit(1);
        }
        System.out.println(token);
    }
}
