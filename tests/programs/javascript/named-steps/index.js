'use strict';
var chain = require('./chain');
var waterfall = require('./waterfall');

waterfall.signIn(function (err, first) {
  if (err) throw err;
  chain.signIn().then(function (second) {
    console.log(first);
    console.log(second);
    if (first === second) throw new Error('one sign-in gave both tokens');
  });
});
