"""One file per configuration format or kind of file."""
