"""What the programs use of Abseil."""
