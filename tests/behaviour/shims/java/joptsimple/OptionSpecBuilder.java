package joptsimple;

import java.util.List;

public class OptionSpecBuilder implements OptionSpec<Void> {
    final List<String> names;
    ArgumentAcceptingOptionSpec<String> accepting;

    OptionSpecBuilder(List<String> names) { this.names = names; }

    public ArgumentAcceptingOptionSpec<String> withRequiredArg() {
        accepting = new ArgumentAcceptingOptionSpec<>(names);
        return accepting;
    }

    @Override
    public List<String> options() { return names; }
}
