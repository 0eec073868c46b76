// What the programs use of envalid: the variables of the schema, and an end where one is missing.
exports.str = (spec = {}) => spec;
exports.cleanEnv = (environment, specs) => {
  const env = {};
  for (const [name, spec] of Object.entries(specs)) {
    env[name] = environment[name] ?? spec.default;
    if (env[name] === undefined) {
      console.error(`Missing environment variables: ${name}`);
      process.exit(1);
    }
  }
  return Object.freeze(env);
};
