// As much of got as the programs use: a text has the content type that the headers say, or none.
const post = require('../.shared/post.js');
exports.post = async (url, { body, headers = {} }) => {
  if (typeof body === 'string') return { body: await post(url, headers, body) };
  return { body: await post(url, { ...body.getHeaders(), ...headers }, body.getBuffer()) };
};
