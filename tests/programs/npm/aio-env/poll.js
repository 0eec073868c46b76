const { getToken } = require('@adobe/aio-lib-ims')

getToken('event_poller').then(console.log).catch(error => {
  console.error(error)
  process.exitCode = 1
})
