'use strict';

const assert = require('assert');
const { createJwt } = require('../src/adobe/token');

describe('createJwt', () => {
  it('is a function', () => {
    assert.strictEqual(typeof createJwt, 'function');
  });
});
