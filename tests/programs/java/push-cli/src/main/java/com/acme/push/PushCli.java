package com.acme.push;

import com.acme.push.auth.AccessToken;
import com.acme.push.auth.ImsClient;
import com.acme.push.auth.Integration;
import com.acme.push.auth.MetaScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

public final class PushCli {
    private static final String USAGE =
            "usage: push --client-id ID --org ORG --account ID --key FILE\n(the secret comes from PUSH_CLIENT_SECRET)";

    private PushCli() {
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (!options.containsKey("--client-id") || !options.containsKey("--key")) {
            System.err.println(USAGE);
            System.exit(64);
        }
        Path key = Paths.get(options.get("--key"));
        if (!Files.isReadable(key)) {
            System.err.println("cannot read " + key);
            System.exit(66);
        }
        Integration integration = Integration.builder()
                .clientId(options.get("--client-id"))
                .clientSecret(System.getenv("PUSH_CLIENT_SECRET"))
                .organizationId(options.get("--org"))
                .technicalAccountId(options.get("--account"))
                .privateKey(Base64.getMimeDecoder().decode(Files.readAllBytes(key)))
                .metaScope(MetaScope.CAMPAIGN)
                .build();
        AccessToken token = new ImsClient(integration).fetch();
        if (token.isExpired()) {
            throw new IllegalStateException("got a token that has expired");
        }
        System.out.println(token.value());
    }
}
