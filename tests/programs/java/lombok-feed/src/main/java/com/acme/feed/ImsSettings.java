package com.acme.feed;

import java.util.List;
import lombok.Builder;
import lombok.ToString;
import lombok.Value;

@Value
@Builder
@ToString(exclude = {"clientSecret", "privateKey"})
public class ImsSettings {
    String clientId;
    String clientSecret;
    Subject subject;
    String privateKey;
    @Builder.Default
    List<String> metaScopes = List.of("ent_dataservices_sdk");
}
