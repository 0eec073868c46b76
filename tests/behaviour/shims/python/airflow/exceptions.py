"""Errors."""


class AirflowException(Exception):
    pass
