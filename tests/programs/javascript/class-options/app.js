const config = require('./config')
const Api = require('./api')

new Api(config).token().then(console.log, (error) => {
  console.error(error)
  process.exitCode = 1
})
