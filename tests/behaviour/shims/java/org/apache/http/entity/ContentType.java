package org.apache.http.entity;

public final class ContentType {
    public static final ContentType APPLICATION_FORM_URLENCODED = new ContentType("application/x-www-form-urlencoded");

    public final String type;

    private ContentType(String type) { this.type = type; }
}
