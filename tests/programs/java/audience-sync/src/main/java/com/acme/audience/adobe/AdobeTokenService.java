package com.acme.audience.adobe;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestTemplate;

import java.time.Instant;

@Service
public class AdobeTokenService {

    private final RestTemplate restTemplate = new RestTemplate();
    private final AdobeProperties properties;
    private final JwtProvider jwtProvider;
    private final String exchangePath;

    private String accessToken;
    private Instant validUntil = Instant.EPOCH;

    public AdobeTokenService(AdobeProperties properties, JwtProvider jwtProvider,
                             @Value("${adobe.io.exchange-path}") String exchangePath) {
        this.properties = properties;
        this.jwtProvider = jwtProvider;
        this.exchangePath = exchangePath;
    }

    public synchronized String getAccessToken() {
        if (Instant.now().isAfter(validUntil)) {
            refresh();
        }
        return accessToken;
    }

    private void refresh() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);

        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", properties.getClientId());
        form.add("client_secret", properties.getClientSecret());
        form.add("jwt_token", jwtProvider.createJwt());

        ResponseEntity<TokenResponse> response = restTemplate.postForEntity(
                properties.getImsUrl() + exchangePath, new HttpEntity<>(form, headers), TokenResponse.class);
        TokenResponse token = response.getBody();
        accessToken = token.getAccessToken();
        // renew one minute early
        validUntil = Instant.now().plusMillis(token.getExpiresIn()).minusSeconds(60);
    }
}
