// As much of form-data as the programs use.
module.exports = class FormData {
  constructor() { this.fields = []; this.boundary = '--------------------------012345678901234567890123'; }
  append(name, value) { this.fields.push([name, String(value)]); }
  getBoundary() { return this.boundary; }
  getHeaders(extra) { return { 'content-type': `multipart/form-data; boundary=${this.boundary}`, ...extra }; }
  getBuffer() {
    const parts = this.fields.map(([n, v]) => `--${this.boundary}\r\nContent-Disposition: form-data; name="${n}"\r\n\r\n${v}\r\n`);
    return Buffer.from(parts.join('') + `--${this.boundary}--\r\n`);
  }
  pipe(target) { target.end(this.getBuffer()); return target; }
};
