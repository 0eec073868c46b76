// What programs of the tests take of lodash.
const parts = (path) => (Array.isArray(path) ? path : String(path).split('.'));
exports.get = (object, path, other) => {
  const found = parts(path).reduce((value, key) => (value === undefined || value === null ? undefined : value[key]), object);
  return found === undefined ? other : found;
};
exports.merge = (target, ...sources) => Object.assign(target, ...sources);
