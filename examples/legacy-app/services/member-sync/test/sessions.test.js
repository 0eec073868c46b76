'use strict'

const assert = require('assert')
const { issue, required } = require('../src/sessions')

const token = issue('till-7', 'leeds')
const req = { headers: { authorization: `Bearer ${token}` } }
required(req, null, () => {
  assert.strictEqual(req.session.sub, 'till-7')
  console.log('ok')
})
