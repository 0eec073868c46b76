"""Where bytes come from: work tree, plain folder, named files, standard input."""
