"""Asks for what a source describes: each argument is a variable of the environment."""

import os


class Argument:
    text = "text"
    secret = "secret"

    def __init__(self, name, needed=False):
        self.name = name
        self.needed = needed
        self.kind = Argument.text
        self.help = ""


class Scheme:
    def __init__(self, title):
        self.title = title
        self.arguments = []

    def add_argument(self, argument):
        self.arguments.append(argument)

    def given(self):
        values = {}
        for argument in self.arguments:
            values[argument.name] = os.environ.get("SOURCE_" + argument.name.upper())
            if argument.needed and not values[argument.name]:
                raise SystemExit(argument.name + " is missing")
        return values
