package com.typesafe.config;

import java.util.Map;

public class Config {
    private final Map<String, String> values;
    private final String prefix;

    Config(Map<String, String> values, String prefix) {
        this.values = values;
        this.prefix = prefix;
    }

    public Config getConfig(String path) {
        if (values.keySet().stream().noneMatch(one -> one.startsWith(prefix + path + "."))) {
            throw new ConfigException("No configuration setting found for key '" + prefix + path + "'");
        }
        return new Config(values, prefix + path + ".");
    }

    public boolean hasPath(String path) { return values.containsKey(prefix + path); }

    public String getString(String path) {
        if (!hasPath(path)) {
            throw new ConfigException("No configuration setting found for key '" + prefix + path + "'");
        }
        return values.get(prefix + path);
    }
}
