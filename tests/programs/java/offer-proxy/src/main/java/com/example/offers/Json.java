package com.example.offers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Just enough of JSON for flat answers. */
final class Json {
    private final String text;

    private Json(String text) {
        this.text = text;
    }

    static Json parse(String text) {
        return new Json(text);
    }

    String text(String name) {
        return find(name, "\"([^\"]*)\"");
    }

    long number(String name) {
        return Long.parseLong(find(name, "(\\d+)"));
    }

    private String find(String name, String value) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*" + value).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
