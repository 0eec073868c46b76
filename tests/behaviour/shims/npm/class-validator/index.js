// What the programs use of class-validator: decorators of properties, and a check of all of them.
const rules = new Map();
const rule = (name, holds) => (target, property) => {
  const own = rules.get(target.constructor) ?? rules.set(target.constructor, []).get(target.constructor);
  own.push({ name, property, holds });
};
exports.IsString = () => rule('isString', (value) => typeof value === 'string');
exports.IsNotEmpty = () => rule('isNotEmpty', (value) => value !== '' && value !== null && value !== undefined);
exports.Matches = (pattern) => rule('matches', (value) => typeof value === 'string' && pattern.test(value));
exports.validateSync = (given) =>
  (rules.get(given.constructor) ?? [])
    .filter(({ property, holds }) => !holds(given[property]))
    .map(({ name, property }) => ({ property, constraints: { [name]: property }, toString: () => `${property} failed ${name}` }));
