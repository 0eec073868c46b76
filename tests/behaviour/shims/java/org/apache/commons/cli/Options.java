package org.apache.commons.cli;

import java.util.ArrayList;
import java.util.List;

public class Options {
    final List<Option> all = new ArrayList<>();

    public Options addOption(Option option) {
        all.add(option);
        return this;
    }

    public Options addRequiredOption(String letter, String word, boolean hasArg, String description) {
        return addOption(Option.builder(letter).longOpt(word).required().build());
    }
}
