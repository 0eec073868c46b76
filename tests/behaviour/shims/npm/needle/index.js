// As much of needle as the programs use: an object is a form, unless the options say something else; no other object is.
const FormData = require('../.shared/form-data.js');
const post = require('../.shared/post.js');
module.exports = async (method, url, data, options = {}) => {
  if (options.multipart) {
    const form = new FormData();
    for (const [name, value] of Object.entries(data)) form.append(name, value);
    return { body: await post(url, form.getHeaders(), form.getBuffer()) };
  }
  const pairs = Object.keys(data).map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(data[name])}`);
  return { body: await post(url, { 'content-type': 'application/x-www-form-urlencoded' }, pairs.join('&')) };
};
