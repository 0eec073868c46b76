package com.example.offers;

import java.time.Duration;
import java.time.Instant;

public class Proxy {
    public static void main(String[] args) throws Exception {
        ImsConfig config = ImsConfig.fromEnvironment();
        Token token = new ImsClient(config).authenticate();
        System.out.println(token.value);
        System.err.println("valid for " + Duration.between(Instant.now(), token.end).toHours() + " h in " + config.getOrgId());
    }
}
