'use strict';

const { sign } = require('./crypto');

exports.create = (user) => sign({ sub: user, exp: Math.round(Date.now() / 1000) + 8 * 3600 }, 'SESSION_KEY');
