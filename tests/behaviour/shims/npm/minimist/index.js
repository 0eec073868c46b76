// What the programs use of minimist: `--name value`, other names of an option, and values where none is given.
module.exports = (words, { alias = {}, default: defaults = {} }) => {
  const options = { ...defaults };
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at].replace(/^--?/, '');
    options[alias[name] || name] = words[at + 1];
  }
  return options;
};
