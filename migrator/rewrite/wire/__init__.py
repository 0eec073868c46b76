"""The request itself: address, parameters, encoding. They move together, or not at all."""
