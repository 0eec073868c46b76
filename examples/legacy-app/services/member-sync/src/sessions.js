'use strict'

// Sessions of the tills. Nothing to do with Adobe.
const jwt = require('jsonwebtoken')

const SECRET = process.env.SESSION_SECRET || 'change-me-on-every-host'

function issue (till, store) {
  return jwt.sign({ sub: till, store, iss: 'alder-tills' }, SECRET, { algorithm: 'HS256', expiresIn: '12h' })
}

function required (req, res, next) {
  const header = req.headers.authorization || ''
  try {
    req.session = jwt.verify(header.replace(/^Bearer /, ''), SECRET, { algorithms: ['HS256'] })
    next()
  } catch (error) {
    res.status(401).json({ error: 'invalid_token' })
  }
}

module.exports = { issue, required }
