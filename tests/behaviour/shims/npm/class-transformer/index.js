// What the programs use of class-transformer: an instance of a class, made of a plain object.
exports.plainToInstance = (type, plain, options = {}) => {
  const made = new type();
  for (const [name, value] of Object.entries(plain)) if (!options.excludeExtraneousValues || name in made) made[name] = value;
  return made;
};
