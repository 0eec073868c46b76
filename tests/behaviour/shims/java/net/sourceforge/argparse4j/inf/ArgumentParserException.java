package net.sourceforge.argparse4j.inf;

public class ArgumentParserException extends Exception {
    public ArgumentParserException(String message, ArgumentParser parser) { super(message); }
}
