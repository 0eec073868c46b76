"""What fed the assertion: it goes when nothing else uses it."""
