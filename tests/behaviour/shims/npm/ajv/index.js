// What the programs use of Ajv: an object with demanded texts, and no others where the schema says so.
module.exports = class Ajv {
  compile(schema) {
    for (const name of schema.required ?? []) if (typeof name !== 'string') throw new Error('schema is invalid: data/required must be array');
    const validate = (data) => {
      const missing = (schema.required ?? []).filter((name) => data[name] === undefined);
      const extra = schema.additionalProperties === false ? Object.keys(data).filter((name) => !(name in schema.properties)) : [];
      const wrong = Object.keys(schema.properties).filter((name) => data[name] !== undefined && typeof data[name] !== schema.properties[name].type);
      validate.errors = [
        ...missing.map((name) => ({ message: `must have required property '${name}'` })),
        ...extra.map((name) => ({ message: 'must NOT have additional properties', params: { additionalProperty: name } })),
        ...wrong.map((name) => ({ instancePath: `/${name}`, message: `must be ${schema.properties[name].type}` })),
      ];
      return validate.errors.length === 0;
    };
    return validate;
  }
};
