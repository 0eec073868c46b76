package joptsimple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options by name, with the interface of JOpt Simple. */
public class OptionParser {
    private final List<OptionSpecBuilder> known = new ArrayList<>();

    public OptionSpecBuilder accepts(String name) { return acceptsAll(Collections.singletonList(name)); }
    public OptionSpecBuilder accepts(String name, String description) { return accepts(name); }
    public OptionSpecBuilder acceptsAll(List<String> names, String description) { return acceptsAll(names); }

    public OptionSpecBuilder acceptsAll(List<String> names) {
        OptionSpecBuilder made = new OptionSpecBuilder(names);
        known.add(made);
        return made;
    }

    public OptionSet parse(String... words) {
        Map<String, Object> given = new HashMap<>();
        for (int at = 0; at < words.length; at += 2) {
            String name = words[at].replaceFirst("^-+", "");
            OptionSpecBuilder spec = known.stream().filter(one -> one.names.contains(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not a recognized option"));
            for (String one : spec.names) {
                given.put(one, words[at + 1]);
            }
        }
        for (OptionSpecBuilder one : known) {
            if (one.accepting != null && one.accepting.required && !given.containsKey(one.names.get(0))) {
                throw new IllegalArgumentException("Missing required option(s) " + one.names);
            }
        }
        return new OptionSet(given);
    }
}
