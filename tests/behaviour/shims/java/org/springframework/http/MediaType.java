package org.springframework.http;

public class MediaType {
    public static final MediaType MULTIPART_FORM_DATA = new MediaType("multipart/form-data");
    public static final MediaType APPLICATION_FORM_URLENCODED = new MediaType("application/x-www-form-urlencoded");
    public static final MediaType APPLICATION_JSON = new MediaType("application/json");
    private final String name;

    private MediaType(String name) { this.name = name; }
    @Override public String toString() { return name; }
}
