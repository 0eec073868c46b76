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

const demand = (config, path, absent) => {
  let current = { config };
  for (const part of path.split('.')) {
    if (!current[part]) {
      absent.push(path);
      return;
    }
    current = current[part];
  }
};

module.exports = config => {
  const absent = [];
  demand(config, 'config.technicalAccountId', absent);
  demand(config, 'config.clientId', absent);
  demand(config, 'config.privateKey', absent);
  if (absent.length) throw new Error(`not set: ${absent}`);
  if (!('privateKey' in config)) throw new Error('the key is not in the environment');
  const found = complaints(config);
  if (found.length) throw new Error(found.join(', '));
  refuse(config);
  return config;
};
