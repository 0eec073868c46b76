// Compiles every TypeScript file of a folder beside itself; what does not parse is an error.
const fs = require('fs');
const path = require('path');
const ts = require('typescript');

const options = { module: 'commonjs', target: 'es2020', esModuleInterop: true, experimentalDecorators: true };

function build(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.name === 'node_modules') continue;
    if (entry.isDirectory()) build(file);
    else if (file.endsWith('.ts')) {
      const made = ts.transpileModule(fs.readFileSync(file, 'utf8'), { reportDiagnostics: true, compilerOptions: options });
      if (made.diagnostics.length > 0) throw new Error(`${file}: ${made.diagnostics[0].messageText}`);
      fs.writeFileSync(file.replace(/\.ts$/, '.js'), made.outputText);
    }
  }
}

build(process.argv[2]);
