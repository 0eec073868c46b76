"""run.py VENDOR: signs in with what the runner of jobs hands over as variables, and shows the header."""
import os
import sys

from vendors import VENDORS


def values(name, vendor):
    found = {}
    for setting, kind in vendor.needs_required:
        value = os.environ.get((name + "_" + setting).upper())
        if value is None:
            sys.exit(name + ": " + setting + " is not set")
        found[setting] = kind(value)
    return found


def main(name):
    vendor = VENDORS[name]
    client = vendor()
    client.open(**values(name, vendor))
    print(client.header)


if __name__ == "__main__":
    main(sys.argv[1])
