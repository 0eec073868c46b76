// As much of request as the programs use.
const http = require('http');
const FormData = require('../.shared/form-data.js');
function request(options, callback) {
  const url = new URL(options.url || options.uri);
  for (const [name, value] of Object.entries(options.qs || {})) url.searchParams.append(name, value);
  const headers = { ...options.headers };
  let body = options.body;
  const drop = () => { for (const name of Object.keys(headers)) if (name.toLowerCase() === 'content-type') delete headers[name]; };
  if (options.form) { body = typeof options.form === 'string' ? options.form : new URLSearchParams(options.form).toString(); drop(); headers['content-type'] = 'application/x-www-form-urlencoded'; }
  if (options.formData) { const form = new FormData(); for (const [n, v] of Object.entries(options.formData)) form.append(n, v); body = form.getBuffer(); drop(); Object.assign(headers, form.getHeaders()); }
  if (body) headers['content-length'] = Buffer.byteLength(body);
  const sent = http.request(url, { method: options.method || 'GET', headers }, (answer) => {
    let text = '';
    answer.on('data', (chunk) => { text += chunk; });
    answer.on('end', () => callback(null, answer, options.json ? JSON.parse(text) : text));
  });
  sent.on('error', callback);
  sent.end(body);
}
request.post = (options, callback) => request({ ...options, method: 'POST' }, callback);
request.get = (options, callback) => request({ ...options, method: 'GET' }, callback);
module.exports = request;
