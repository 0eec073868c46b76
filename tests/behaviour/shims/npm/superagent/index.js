// As much of superagent as the programs use: JSON unless it is told otherwise, multipart where a field is set.
const FormData = require('../.shared/form-data.js');
const post = require('../.shared/post.js');
class Request {
  constructor(url) { this.url = url; this.fields = null; this.kind = 'json'; this.data = {}; }
  type(kind) { this.kind = kind; return this; }
  send(data) { Object.assign(this.data, data); return this; }
  field(name, value) { this.fields = this.fields || new FormData(); this.fields.append(name, value); return this; }
  then(done, failed) {
    if (this.fields) return post(this.url, this.fields.getHeaders(), this.fields.getBuffer()).then((body) => done({ body }), failed);
    const form = this.kind === 'form';
    const body = form ? new URLSearchParams(this.data).toString() : JSON.stringify(this.data);
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    return post(this.url, { 'content-type': type }, body).then((answer) => done({ body: answer }), failed);
  }
}
exports.post = (url) => new Request(url);
