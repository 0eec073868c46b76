module.exports = require('../.shared/form-data.js');
