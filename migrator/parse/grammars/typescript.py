"""TypeScript."""

from __future__ import annotations

from migrator.parse.grammars import javascript
from migrator.parse.grammars.base import Binding

_SHARED = javascript.GRAMMAR
GRAMMAR = _SHARED._replace(
    language="typescript",
    bindings={
        **_SHARED.bindings,
        "public_field_definition": Binding("field"),
        "required_parameter": Binding("field"),
        "optional_parameter": Binding("field"),
        "enum_assignment": Binding("field"),
        "property_signature": Binding("field", (":",), declares=True),
    },
    classes=_SHARED.classes | {"abstract_class_declaration", "enum_declaration", "interface_declaration"},
    wrappers=_SHARED.wrappers | {"as_expression", "satisfies_expression", "non_null_expression", "type_assertion"},
    annotations=frozenset({"decorator"}),
)
