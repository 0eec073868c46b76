package com.acme.feed;

import lombok.Value;

/** Who signs in, and from which feed. */
@Value
public class Subject {
    String feed;
    String technicalAccount;
    String organization;
}
