"""What the programs use of Typer: options made of a function's parameters, all of them demanded."""

import argparse
import inspect
import os
import typing


class FileText:
    pass


def Option(default=..., *, envvar=None, help=None):
    return envvar


def run(function):
    parser = argparse.ArgumentParser()
    hints = typing.get_type_hints(function, include_extras=True)
    for name in inspect.signature(function).parameters:
        kind, envvar = typing.get_args(hints[name])
        given = os.environ.get(envvar)
        parse = open if kind is FileText else kind
        parser.add_argument("--" + name.replace("_", "-"), default=given and parse(given), required=given is None, type=parse)
    function(**vars(parser.parse_args()))
