package org.apache.commons.cli;

public class DefaultParser {
    public CommandLine parse(Options options, String[] words) throws ParseException {
        CommandLine line = new CommandLine();
        for (int at = 0; at < words.length; at += 2) {
            String name = words[at].replaceFirst("^--?", "");
            Option option = options.all.stream()
                .filter(one -> one.isCalled(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unrecognized option: " + name));
            line.given.put(option, words[at + 1]);
        }
        for (Option option : options.all) {
            if (option.required && !line.given.containsKey(option)) {
                throw new ParseException("Missing required option: " + option.letter);
            }
        }
        return line;
    }
}
