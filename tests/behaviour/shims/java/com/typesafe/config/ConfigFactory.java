package com.typesafe.config;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads application.conf of the class path: one setting or brace a line, and substitutions of the environment. */
public final class ConfigFactory {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\??)([\\w.]+)}");

    private ConfigFactory() { }

    public static Config load() {
        Map<String, String> values = new LinkedHashMap<>();
        Deque<String> path = new ArrayDeque<>();
        ClassLoader loader = ConfigFactory.class.getClassLoader();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(loader.getResourceAsStream("application.conf")))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String text = line.replaceFirst("(^|\\s)#.*", "").trim();
                if (text.endsWith("{")) {
                    path.addLast(text.substring(0, text.length() - 1).trim());
                } else if (text.equals("}")) {
                    path.removeLast();
                } else if (!text.isEmpty()) {
                    String[] parts = text.split("\\s*=\\s*", 2);
                    put(values, String.join(".", path) + "." + parts[0], parts[1]);
                }
            }
        } catch (java.io.IOException error) {
            throw new ConfigException(error.getMessage());
        }
        return new Config(values, "");
    }

    private static void put(Map<String, String> values, String name, String raw) {
        Matcher found = SUBSTITUTION.matcher(raw);
        if (!found.matches()) {
            values.put(name, raw.replaceAll("^\"|\"$", ""));
            return;
        }
        String value = System.getenv(found.group(2));
        if (value != null) {
            values.put(name, value);
        } else if (found.group(1).isEmpty()) {
            throw new ConfigException("Could not resolve substitution to a value: " + raw);
        }
    }
}
