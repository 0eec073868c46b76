package com.acme.feed;

import lombok.Builder;
import lombok.Value;

@Value
@Builder
public class AccessToken {
    String value;
    long lifetime;
}
