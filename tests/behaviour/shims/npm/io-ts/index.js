// What the programs use of io-ts: a codec of texts, which decodes to the left or to the right.
exports.string = { is: (value) => typeof value === 'string' };
exports.type = (fields) => ({
  decode(given) {
    const wrong = Object.keys(fields).filter((name) => !fields[name].is(given[name]));
    return wrong.length ? { _tag: 'Left', left: wrong.map((name) => ({ value: given[name], context: [{ key: name }] })) } : { _tag: 'Right', right: given };
  },
});
