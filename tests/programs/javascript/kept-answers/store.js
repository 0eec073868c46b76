const fs = require('fs');
const path = require('path');

const file = path.join(__dirname, 'accounts.json');

exports.load = () => JSON.parse(fs.readFileSync(file, 'utf8'));
exports.save = accounts => fs.writeFileSync(file, JSON.stringify(accounts, null, 2));
