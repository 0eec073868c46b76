const { signAssertion } = require('./lib/assertion')
const tokens = require('./lib/tokens')

async function main () {
  const assertion = signAssertion()
  const token = await tokens.tokenFor(assertion)
  console.log(tokens.bearer(token).Authorization)
}

main().catch((error) => {
  console.error(error.message)
  process.exit(1)
})
