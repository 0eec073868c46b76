package org.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flat objects only. */
public class JSONObject {
    private final String text;

    public JSONObject(String text) { this.text = text; }
    public boolean has(String name) { return find(name) != null; }
    public String getString(String name) { return find(name); }
    public String optString(String name) { return has(name) ? find(name) : ""; }
    public long getLong(String name) { return Long.parseLong(find(name)); }
    public int getInt(String name) { return Integer.parseInt(find(name)); }

    private String find(String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(text);
        return matcher.find() ? matcher.group(1).trim() : null;
    }
}
