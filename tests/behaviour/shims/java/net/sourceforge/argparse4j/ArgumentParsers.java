package net.sourceforge.argparse4j;

import net.sourceforge.argparse4j.inf.ArgumentParser;

/** Makes parsers, as argparse4j does. */
public final class ArgumentParsers {
    public static ArgumentParsers newFor(String program) { return new ArgumentParsers(); }

    public ArgumentParser build() { return new ArgumentParser(); }
}
