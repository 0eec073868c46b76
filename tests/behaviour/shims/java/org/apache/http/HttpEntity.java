package org.apache.http;

public class HttpEntity {
    public final String type;
    public final String content;

    public HttpEntity(String type, String content) { this.type = type; this.content = content; }
}
