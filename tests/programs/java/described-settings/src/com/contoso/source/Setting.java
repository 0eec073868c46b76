package com.contoso.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an operator is asked for: a variable of the environment. */
final class Setting {
    private final String name;
    private final boolean needed;

    Setting(String name, boolean needed) {
        this.name = name;
        this.needed = needed;
    }

    static Map<String, String> ask(List<Setting> settings) {
        Map<String, String> given = new HashMap<>();
        for (Setting setting : settings) {
            String value = System.getenv("SOURCE_" + setting.name.toUpperCase());
            if (setting.needed && value == null) {
                throw new IllegalStateException(setting.name + " is missing");
            }
            given.put(setting.name, value);
        }
        return given;
    }
}
