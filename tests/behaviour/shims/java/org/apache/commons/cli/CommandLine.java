package org.apache.commons.cli;

import java.util.HashMap;
import java.util.Map;

public class CommandLine {
    final Map<Option, String> given = new HashMap<>();

    public boolean hasOption(String name) {
        return getOptionValue(name) != null;
    }

    public String getOptionValue(String name) {
        return given.entrySet().stream()
            .filter(one -> one.getKey().isCalled(name))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    }
}
