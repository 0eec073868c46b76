'use strict'

const { getToken, headers } = require('./adobe')

const INLET = process.env.ADOBE_INLET ||
  'https://dcs.adobedc.net/collection/0b5f3c9d7e1a4c6f8d2e5b7a9c1f3e5d'

async function start () {
  const express = require('express')
  const fetch = require('node-fetch')
  const sessions = require('./sessions')
  const app = express()
  app.use(express.json())

  app.post('/tiers', sessions.required, async (req, res) => {
    const token = await getToken()
    const answer = await fetch(INLET, {
      method: 'POST',
      headers: headers(token),
      body: JSON.stringify({ member: req.body.member, tier: req.body.tier })
    })
    res.status(answer.ok ? 202 : 502).end()
  })

  app.listen(process.env.PORT || 8080)
}

// `npm run token`: sign in once and leave, for the deploy check
async function check () {
  const token = await getToken()
  console.log(`signed in, token of ${token.length} characters`)
}

const job = process.argv.includes('--check') ? check : start
job().catch(error => {
  console.error('member-sync:', error.message)
  process.exit(1)
})
