// What the programs use of yargs: options in a chain, those that are demanded, and names in camel case.
const specs = {};
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const yargs = {
  usage: () => yargs,
  help: () => yargs,
  option: (name, spec) => ((specs[name] = spec), yargs),
  parse: () => {
    const words = process.argv.slice(2);
    const argv = {};
    for (const [name, spec] of Object.entries(specs)) {
      const at = words.indexOf(`--${name}`);
      const given = at < 0 ? spec.default : words[at + 1];
      if (given === undefined && spec.demandOption) throw new Error(`Missing required argument: ${name}`);
      argv[camel(name)] = spec.type === 'array' && at >= 0 ? [given] : given;
    }
    return argv;
  },
};
module.exports = yargs;
