#!/usr/bin/env node
const readOptions = require('./lib/options');
const signIn = require('./lib/token');

signIn(readOptions(process.argv.slice(2))).then(
  (token) => console.log(token),
  (error) => {
    console.error(error.message);
    process.exit(1);
  }
);
