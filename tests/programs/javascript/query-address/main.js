const fs = require('fs');
const https = require('https');
const axios = require('axios');
const fetch = require('node-fetch');
const jwt = require('jsonwebtoken');
const request = require('request');

const IMS = 'https://ims-na1.adobelogin.com';
const id = process.env.PANEL_CLIENT_ID;
const secret = process.env.PANEL_CLIENT_SECRET;

function signed() {
  const claims = {
    exp: Math.floor(Date.now() / 1000) + 300,
    iss: process.env.PANEL_ORG,
    sub: process.env.PANEL_ACCOUNT,
    aud: `${IMS}/c/${id}`,
    [`${IMS}/s/ent_campaign_sdk`]: true
  };
  return jwt.sign(claims, fs.readFileSync(process.env.PANEL_KEY_FILE), { algorithm: 'RS256' });
}

// one way to ask for each library that a part of the panel uses

async function axiosToken() {
  const url = `${IMS}/ims/exchange/jwt?client_id=${id}&client_secret=${secret}&jwt_token=${signed()}`;
  const answer = await axios.post(url, null, { headers: { 'Cache-Control': 'no-cache' } });
  return answer.data.access_token;
}

async function fetchToken() {
  const params = new URLSearchParams();
  params.append('client_id', id);
  params.append('client_secret', secret);
  params.append('jwt_token', signed());
  const answer = await fetch(`${IMS}/ims/exchange/jwt/?${params}`, { method: 'POST' });
  return (await answer.json()).access_token;
}

function requestToken(done) {
  const options = {
    method: 'POST',
    url: IMS + '/ims/exchange/jwt?client_id=' + encodeURIComponent(id) + '&client_secret=' +
      encodeURIComponent(secret) + '&jwt_token=' + signed(),
    json: true
  };
  request(options, (error, response, body) => done(error, body && body.access_token));
}

function nodeToken(done) {
  const options = {
    method: 'POST',
    host: 'ims-na1.adobelogin.com',
    path: `/ims/exchange/jwt/?client_id=${id}&client_secret=${secret}&jwt_token=${signed()}`
  };
  const asked = https.request(options, (answer) => {
    let text = '';
    answer.on('data', (piece) => { text += piece; });
    answer.on('end', () => done(null, JSON.parse(text).access_token));
  });
  asked.on('error', done);
  asked.end();
}

(async () => {
  console.log(await axiosToken());
  console.log(await fetchToken());
  requestToken((error, token) => {
    if (error) throw error;
    console.log(token);
    nodeToken((problem, last) => {
      if (problem) throw problem;
      console.log(last);
    });
  });
})();
