// What the programs use of @nestjs/config: a namespace by its token, and a value by its path.
exports.registerAs = (token, factory) => Object.defineProperty(factory, 'KEY', { value: `CONFIGURATION(${token})` });
exports.ConfigService = class ConfigService {
  constructor(internalConfig = {}) {
    this.internalConfig = internalConfig;
  }
  get(path) {
    return path.split('.').reduce((holder, name) => holder?.[name], this.internalConfig) ?? process.env[path];
  }
};
