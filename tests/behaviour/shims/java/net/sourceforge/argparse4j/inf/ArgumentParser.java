package net.sourceforge.argparse4j.inf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class ArgumentParser {
    private final List<Argument> arguments = new ArrayList<>();

    public Argument addArgument(String... names) {
        Argument made = new Argument(names);
        arguments.add(made);
        return made;
    }

    public ArgumentParser description(String text) { return this; }

    public Namespace parseArgs(String[] words) throws ArgumentParserException {
        for (int at = 0; at < words.length; at += 2) {
            String word = words[at];
            Argument found = arguments.stream().filter(one -> Arrays.asList(one.names).contains(word)).findFirst()
                .orElseThrow(() -> new ArgumentParserException("unrecognized arguments: '" + word + "'", this));
            found.value = words[at + 1];
        }
        Map<String, Object> values = new HashMap<>();
        for (Argument one : arguments) {
            if (one.required && one.value == null) {
                throw new ArgumentParserException("argument " + String.join("/", one.names) + " is required", this);
            }
            values.put(one.dest, one.value);
        }
        return new Namespace(values);
    }
}
