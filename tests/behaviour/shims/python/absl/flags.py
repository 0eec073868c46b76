"""Flags by their names, and those that have to be given."""

import sys


class _Flag:
    def __init__(self, required):
        self.required = required
        self.value = None


_FLAGS = {}


def DEFINE_string(name, default, help, required=False):
    _FLAGS[name] = _Flag(required)
    return _FLAGS[name]


def mark_flag_as_required(name):
    _FLAGS[name].required = True


def parse(arguments):
    for argument in arguments:
        name, value = argument.lstrip("-").split("=", 1)
        _FLAGS[name].value = value
    missing = [name for name, flag in _FLAGS.items() if flag.required and flag.value is None]
    if missing:
        sys.exit("flags have to be given: " + ", ".join(missing))
