package org.springframework.http;

public class ResponseEntity<T> {
    private final T body;

    public ResponseEntity(T body) { this.body = body; }
    public T getBody() { return body; }
}
