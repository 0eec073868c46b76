// One POST, as the libraries send it.
const http = require('http');
module.exports = (address, headers, body) => new Promise((resolve, reject) => {
  const sent = http.request(new URL(address), { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (answer) => {
    let text = '';
    answer.on('data', (chunk) => { text += chunk; });
    answer.on('end', () => (answer.statusCode < 400 ? resolve(JSON.parse(text)) : reject(new Error(text))));
  });
  sent.on('error', reject);
  sent.end(body);
});
