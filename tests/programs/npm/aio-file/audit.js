const { context, getToken } = require('@adobe/aio-lib-ims')

async function main () {
  await context.setCurrent('tag_audit')
  console.log(await getToken('tag_audit'))
}

main().catch(error => {
  console.error(error)
  process.exitCode = 1
})
