package org.apache.http.entity.mime;

import org.apache.http.HttpEntity;

public class MultipartEntityBuilder {
    private static final String BOUNDARY = "0123456789abcdef";
    private final StringBuilder content = new StringBuilder();

    public static MultipartEntityBuilder create() { return new MultipartEntityBuilder(); }

    public MultipartEntityBuilder addTextBody(String name, String value) {
        content.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"").append(name)
            .append("\"\r\n\r\n").append(value).append("\r\n");
        return this;
    }

    public HttpEntity build() {
        return new HttpEntity("multipart/form-data; boundary=" + BOUNDARY, content + "--" + BOUNDARY + "--\r\n");
    }
}
