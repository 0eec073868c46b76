// Objects of strings, checked as joi does it: a key that the schema does not know is refused unless it is allowed.
const string = (rule = {}) => ({
  rule,
  required: () => string({ ...rule, required: true }),
  default: (value) => string({ ...rule, fallback: value }),
});
exports.string = () => string();
exports.object = (keys) => ({
  validate(given, { allowUnknown = false } = {}) {
    const value = { ...given };
    for (const name of Object.keys(given)) {
      if (!(name in keys) && !allowUnknown) return { error: new Error(`"${name}" is not allowed`), value };
    }
    for (const [name, { rule }] of Object.entries(keys)) {
      if (value[name] === undefined && rule.fallback !== undefined) value[name] = rule.fallback;
      if (value[name] === undefined && rule.required) return { error: new Error(`"${name}" is required`), value };
    }
    return { value };
  },
});
