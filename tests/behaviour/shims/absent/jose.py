raise ImportError("a migrated program has no use for this library")
