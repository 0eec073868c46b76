package net.sourceforge.argparse4j.inf;

import java.util.Map;

public class Namespace {
    private final Map<String, Object> values;

    public Namespace(Map<String, Object> values) { this.values = values; }

    public String getString(String dest) { return (String) values.get(dest); }
}
