module.exports = globalThis.fetch;
module.exports.default = globalThis.fetch;
