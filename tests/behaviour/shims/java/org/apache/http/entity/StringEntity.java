package org.apache.http.entity;

import org.apache.http.HttpEntity;

public class StringEntity extends HttpEntity {
    public StringEntity(String content, ContentType type) { super(type.type, content); }
}
