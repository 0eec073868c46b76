package com.acme.feed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

public class Main {
    public static void main(String[] args) throws Exception {
        ImsSettings settings = ImsSettings.builder()
            .clientId(System.getenv("FEED_CLIENT_ID"))
            .clientSecret(System.getenv("FEED_CLIENT_SECRET"))
            .subject(new Subject("nightly", System.getenv("FEED_TECHNICAL_ACCOUNT"), System.getenv("FEED_ORG")))
            .privateKey(Files.readString(Path.of(System.getenv("FEED_KEY_FILE"))))
            .build();
        System.out.println(settings);
        System.out.println(settings.getSubject().getFeed());
        AccessToken token = new TokenProvider(settings).getToken();
        Instant until = Instant.now().plusMillis(token.getLifetime());
        System.out.println(token.getValue());
        long hours = Duration.between(Instant.now(), until).toHours();
        if (hours < 1 || hours > 48) {
            throw new IllegalStateException("the token is good for " + hours + " hours");
        }
    }
}
