package com.acme.audience;

import com.acme.audience.adobe.AdobeTokenService;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class AudienceApplication implements CommandLineRunner {

    private final AdobeTokenService tokenService;

    public AudienceApplication(AdobeTokenService tokenService) {
        this.tokenService = tokenService;
    }

    public static void main(String[] args) {
        SpringApplication.run(AudienceApplication.class, args);
    }

    @Override
    public void run(String... args) {
        System.out.println(tokenService.getAccessToken());
    }
}
