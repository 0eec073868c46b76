"""What the programs use of pydantic: fields that have to be given, and keys that nobody knows."""

import typing


def ConfigDict(**options):
    return options


def field_validator(name):
    def mark(method):
        method.__func__.validates = name
        return method

    return mark


class BaseModel:
    model_config = {}

    def __init__(self, **given):
        hints = {name: kind for name, kind in typing.get_type_hints(type(self)).items()}
        unknown = set(given) - set(hints) if self.model_config.get("extra") == "forbid" else ()
        missing = [name for name in hints if name not in given and not hasattr(type(self), name)]
        if unknown or missing:
            raise ValueError(f"extra: {unknown}, missing: {missing}")
        for name, value in given.items():
            model = isinstance(hints[name], type) and issubclass(hints[name], BaseModel)
            setattr(self, name, hints[name](**value) if model else value)
        for member in vars(type(self)).values():
            checked = getattr(getattr(member, "__func__", None), "validates", None)
            if checked is not None:
                member.__func__(type(self), getattr(self, checked))
