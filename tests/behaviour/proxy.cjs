// Sends every TLS connection of a program through the local IMS, which stands in for Adobe's hosts.
const http = require('http')
const https = require('https')
const tls = require('tls')

const proxy = new URL(process.env.IMS_PROXY)

https.Agent.prototype.createConnection = function (options, callback) {
  const tunnel = http.request({
    host: proxy.hostname,
    port: proxy.port,
    method: 'CONNECT',
    path: `${options.host}:${options.port || 443}`
  })
  tunnel.on('connect', (answer, socket) => {
    if (answer.statusCode !== 200) return callback(new Error(`the proxy refused ${options.host}`))
    callback(null, tls.connect({ socket, servername: options.host }))
  })
  tunnel.on('error', callback)
  tunnel.end()
}

const { setGlobalDispatcher, ProxyAgent } = require(process.env.UNDICI)
setGlobalDispatcher(new ProxyAgent(process.env.IMS_PROXY))
