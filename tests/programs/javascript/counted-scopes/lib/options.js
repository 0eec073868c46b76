const FLAGS = {
  '--client': 'client',
  '--org': 'org',
  '--account': 'technicalAccount',
  '--key': 'privateKeyPath'
};

module.exports = (words) => {
  const given = {
    client: process.env.LIBRARY_CLIENT,
    secret: process.env.LIBRARY_SECRET,
    org: process.env.LIBRARY_ORG,
    technicalAccount: process.env.LIBRARY_ACCOUNT,
    privateKeyPath: process.env.LIBRARY_KEY
  };
  for (let i = 0; i < words.length; i += 2) {
    if (!FLAGS[words[i]]) {
      throw new Error(`${words[i]} is no option`);
    }
    given[FLAGS[words[i]]] = words[i + 1];
  }
  return given;
};
