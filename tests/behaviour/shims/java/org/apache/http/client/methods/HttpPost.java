package org.apache.http.client.methods;

import org.apache.http.HttpEntity;

public class HttpPost implements HttpUriRequest {
    public final String url;
    public final java.util.Map<String, String> headers = new java.util.HashMap<>();
    public HttpEntity entity;

    public HttpPost(String url) { this.url = url; }
    public void setEntity(HttpEntity entity) { this.entity = entity; }
    public void setHeader(String name, String value) { headers.put(name, value); }
    public void addHeader(String name, String value) { headers.put(name, value); }
}
