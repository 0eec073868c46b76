package org.apache.http;

public class StatusLine {
    private final int code;

    public StatusLine(int code) { this.code = code; }
    public int getStatusCode() { return code; }
}
