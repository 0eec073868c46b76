package joptsimple;

public interface OptionSpec<V> {
    java.util.List<String> options();
}
