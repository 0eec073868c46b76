"""What the programs use of Fire: a method by its name, and the constructor's arguments as flags."""

import sys


def Fire(component):
    method, *flags = sys.argv[1:]
    given = dict(flag.lstrip("-").split("=", 1) for flag in flags)
    print(getattr(component(**given), method)())
