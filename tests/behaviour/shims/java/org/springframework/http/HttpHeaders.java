package org.springframework.http;

public class HttpHeaders {
    MediaType type;

    public void setContentType(MediaType type) { this.type = type; }
    public MediaType getContentType() { return type; }
}
