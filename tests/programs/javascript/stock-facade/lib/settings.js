module.exports = {
  jwt: {
    audience: 'https://ims-na1.adobelogin.com/c/',
    url: 'https://ims-na1.adobelogin.com/ims/exchange/jwt/'
  },
  api: { license: 'https://stock.adobe.io/Rest/Libraries/1/Content/License' }
}
