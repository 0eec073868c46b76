// What the programs use of zod: fields that have to be there, and that are texts or lists.
const field = (fits) => {
  const one = { fits };
  for (const name of ['min', 'startsWith', 'nonempty']) one[name] = () => one;
  return one;
};
exports.z = {
  string: () => field((value) => typeof value === 'string'),
  array: () => field(Array.isArray),
  object: (fields) => ({
    parse: (given) => {
      for (const [name, { fits }] of Object.entries(fields)) if (!fits(given[name])) throw new Error(`${name} is missing`);
      return given;
    },
  }),
};
