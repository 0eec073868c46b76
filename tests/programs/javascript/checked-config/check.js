const names = ['clientId', 'clientSecret', 'privateKey'];

// every complaint at once
function complaints(config) {
  const problems = [];
  if (!/^[0-9a-f-]+$/.test(config.clientId)) problems.push('clientId is no API key');
  if (!config.technicalAccountId.endsWith('@techacct.adobe.com')) problems.push('technicalAccountId is no account');
  names.forEach(name => {
    if (!config[name]) problems.push(`${name} is missing`);
  });
  return problems;
}

function refuse({ clientSecret, privateKey }) {
  if (!clientSecret) throw new Error('no secret');
  if (!privateKey) throw new Error('no key');
}

module.exports = config => {
  if (!('privateKey' in config)) throw new Error('the key is not in the environment');
  const found = complaints(config);
  if (found.length) throw new Error(found.join(', '));
  refuse(config);
  return config;
};
