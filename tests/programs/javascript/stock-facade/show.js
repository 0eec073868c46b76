const fs = require('fs')
const stock = require('./lib/stock')

stock.init({
  id: process.env.FACADE_ID,
  secret: process.env.FACADE_SECRET,
  signer: {
    iss: process.env.FACADE_ORG,
    sub: process.env.FACADE_ACCOUNT,
    pem: fs.readFileSync(process.env.FACADE_KEY_FILE || 'stock.pem', 'utf8')
  }
})

stock.token().then(console.log, (error) => {
  console.error(error.message)
  process.exit(1)
})
