def below(prefix, options):
    """The options that begin with a prefix, without it."""
    return {name[len(prefix) :]: value for name, value in options.items() if name.startswith(prefix)}
