"""What several rules share: words of the trade, signals of a file, names, and the search for literals."""
