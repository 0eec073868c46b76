// As much of axios as the programs use, with its rules for bodies.
const http = require('http');
function send(config) {
  return new Promise((resolve, reject) => {
    const url = new URL(config.url, config.baseURL);
    for (const [name, value] of Object.entries(config.params || {})) url.searchParams.append(name, value);
    const headers = { accept: 'application/json, text/plain, */*', ...config.headers };
    const has = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
    let body = config.data;
    if (body instanceof URLSearchParams) { body = body.toString(); if (!has) headers['Content-Type'] = 'application/x-www-form-urlencoded;charset=utf-8'; }
    else if (body && typeof body.getBuffer === 'function') body = body.getBuffer();
    else if (body && typeof body === 'object') { body = JSON.stringify(body); if (!has) headers['Content-Type'] = 'application/json'; }
    else if (typeof body === 'string' && !has) headers['Content-Type'] = 'application/x-www-form-urlencoded';
    if (body !== undefined && body !== null) headers['content-length'] = Buffer.byteLength(body);
    const request = http.request(url, { method: (config.method || 'get').toUpperCase(), headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => { text += chunk; });
      answer.on('end', () => {
        let data = text;
        try { data = JSON.parse(text); } catch (error) { /* stays text */ }
        const response = { status: answer.statusCode, data, headers: answer.headers, config };
        if (answer.statusCode < 300) return resolve(response);
        reject(Object.assign(new Error(`Request failed with status code ${answer.statusCode}`), { response, isAxiosError: true }));
      });
    });
    request.on('error', reject);
    request.end(body || undefined);
  });
}
function create(defaults = {}) {
  const axios = (url, config) => send(typeof url === 'string' ? { ...defaults, ...config, url } : { ...defaults, ...url });
  axios.request = (config) => send({ ...defaults, ...config });
  axios.get = (url, config) => send({ ...defaults, ...config, url, method: 'get' });
  axios.post = (url, data, config) => send({ ...defaults, ...config, url, data, method: 'post' });
  axios.create = create;
  return axios;
}
module.exports = create();
module.exports.default = module.exports;
