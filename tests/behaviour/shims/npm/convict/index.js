// What the programs use of convict: values by their paths, none of which may be missing.
module.exports = (schema) => {
  const find = (path) => {
    const spec = path.split('.').reduce((node, part) => node && node[part], schema);
    if (spec === undefined) throw new Error(`cannot find configuration param '${path}'`);
    return spec.env && process.env[spec.env] !== undefined ? given(spec) : spec.default;
  };
  const given = (spec) => (spec.format === Array ? process.env[spec.env].split(',') : process.env[spec.env]);
  const check = (node, path) => {
    for (const [name, spec] of Object.entries(node)) {
      if (!('default' in spec)) check(spec, [...path, name]);
      else if (find([...path, name].join('.')) === null) throw new Error(`${[...path, name].join('.')}: must be given`);
    }
  };
  return { get: find, validate: () => check(schema, []) };
};
