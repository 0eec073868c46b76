package net.sourceforge.argparse4j.inf;

public class Argument {
    final String[] names;
    String dest;
    String value;
    boolean required;

    Argument(String[] names) {
        this.names = names;
        for (String name : names) {
            if (dest == null && name.startsWith("--")) {
                dest = name.substring(2).replace('-', '_');
            }
        }
    }

    public Argument required(boolean whether) { required = whether; return this; }
    public Argument help(String text) { return this; }
    public Argument metavar(String... text) { return this; }
    public Argument dest(String name) { dest = name; return this; }
    public Argument setDefault(Object given) { value = String.valueOf(given); return this; }
}
