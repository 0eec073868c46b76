package net.example.token;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** What the caller says of the integration. */
final class Flags {
    private static final String CLIENT = "client";
    private static final String SECRET = "secret";
    private static final String TECHNICAL_ACCOUNT = "technical-account";
    private static final String KEY_FILE = "keyFile";

    final String client;
    final String secret;
    final String organization;
    final String account;
    final String keyFile;

    Flags(String[] words) throws ParseException {
        Options options = new Options();
        options.addOption(Option.builder("c").longOpt(CLIENT).hasArg().required().desc("client ID").build());
        options.addOption(Option.builder("s").longOpt(SECRET).hasArg().required().build());
        Option key = Option.builder("k").longOpt(KEY_FILE).hasArg().required().desc("private key").build();
        options.addOption(key);
        options.addRequiredOption("o", "org", true, "organization");
        options.addRequiredOption("t", TECHNICAL_ACCOUNT, true, "who signs in");
        options.addRequiredOption("m", "metascope", true, "what for");
        CommandLine line = new DefaultParser().parse(options, words);
        if (!line.hasOption(KEY_FILE) || line.getOptionValue("m").isEmpty()) {
            throw new IllegalArgumentException("no key, or no metascope");
        }
        client = line.getOptionValue(CLIENT);
        secret = line.getOptionValue(SECRET);
        organization = line.getOptionValue("o");
        account = line.getOptionValue(TECHNICAL_ACCOUNT);
        keyFile = line.getOptionValue(KEY_FILE);
        metascope = line.getOptionValue("m");
    }

    final String metascope;
}
