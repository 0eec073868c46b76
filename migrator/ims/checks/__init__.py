"""The checks, one file each with its `CHECK`; `migrator.ims.checking` finds them: adding one is adding a file."""
