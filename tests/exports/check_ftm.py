"""Checks FollowTheMoney entities with the library itself, in its own environment: check_ftm.py SCHEMA_FOLDER < entities.

Prints how many entities of each schema it found right, or fails at the first that is wrong.
"""

import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import followthemoney
from followthemoney.model import Model


def model_with(folder):
    """The library's model with our schema files beside its own."""
    with tempfile.TemporaryDirectory() as both:
        own = Path(followthemoney.__file__).parent / "schema"
        for file in (*own.iterdir(), *Path(folder).iterdir()):
            shutil.copy(file, both)
        return Model(both)


def main(folder):
    model = model_with(folder)
    entities = [json.loads(line) for line in sys.stdin]
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    assert len(schemata) == len(entities), "ids are unique"
    for entity in entities:
        check(model, entity, schemata)
    print(json.dumps(Counter(entity["schema"] for entity in entities)))


def check(model, entity, schemata):
    schema = schemata[entity["id"]]
    assert schema is not None and not schema.abstract, entity["schema"]
    for name, values in entity["properties"].items():
        prop = schema.get(name)
        assert prop is not None, f"{schema.name} has no property {name}"
        for value in values:
            assert prop.type.validate(value), f"{schema.name}.{name}: {value!r} is no {prop.type.name}"
            assert prop.type.clean(value) == value, f"{schema.name}.{name}: {value!r} is not clean"
            if prop.range is not None:
                assert schemata[value].is_a(prop.range), f"{schema.name}.{name}: {schemata[value].name}"
    for name in schema.required:
        assert entity["properties"].get(name), f"{schema.name} needs {name}"
    proxy = model.get_proxy(entity, cleaned=False)
    assert {name: sorted(values) for name, values in entity["properties"].items()} == {
        name: sorted(values) for name, values in proxy.to_dict()["properties"].items()
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
