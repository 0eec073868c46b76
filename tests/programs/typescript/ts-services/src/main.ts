import AssertionSigner from './signer';
import read from './settings';
import TokenSource from './tokens';

const ims = 'https://ims-na1.adobelogin.com';
const settings = read();

new TokenSource(settings, new AssertionSigner(settings, ims), ims).next().then(console.log);
