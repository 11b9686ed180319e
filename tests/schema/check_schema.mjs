// Validates with ajv what alur ships, typical typos, and a folder of generated documents.
//
//   npm ci && node check_schema.mjs [DIR]
//
// Prints one JSON line per document: {"file", "accepted", "errors": [{"path", "message"}]}. Files of
// DIR (*.json, taken as SOPs, in order of their names) are only reported: their lines are meant to be
// compared with the loader's own verdicts. The exit code is 1 if a shipped file is refused or a typo
// is not met with exactly the errors typos.json expects, 2 if something cannot be read.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileSchema, errorsOf, here, jsonFiles, readDocument, root, shippedSops } from './validate.mjs';

function judge(validate, file) {
  const { value, syntaxErrors } = readDocument(file);
  return syntaxErrors > 0 ? [{ path: '', message: 'not JSON' }] : errorsOf(validate, value);
}

function report(name, errors) {
  console.log(JSON.stringify({ file: name, accepted: errors.length === 0, errors }));
}

// Sets, or with undefined removes, the value at a JSON pointer; the last token may be new.
function changed(document, pointer, value) {
  const copy = structuredClone(document);
  const tokens = pointer.split('/').slice(1).map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
  const last = tokens.pop();
  const parent = tokens.reduce((node, token) => node[token], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

function typoErrors(validate, typo) {
  const start = readDocument(join(root, typo.in)).value;
  return errorsOf(validate, typo.change.reduce((node, [pointer, value]) => changed(node, pointer, value), start));
}

const sop = compileSchema('sop-1.schema.json');
const scenario = compileSchema('skenario-1.schema.json');
const register = compileSchema('pejabat-1.schema.json');
let failures = 0;

function checkShipped(validate, files) {
  if (files.length === 0) failures += 1;
  for (const file of files) {
    const errors = judge(validate, file);
    report(relative(root, file), errors);
    if (errors.length > 0) failures += 1;
  }
}

function exampleScenarios() {
  const folders = readdirSync(join(root, 'examples'));
  return folders.map((name) => join(root, 'examples', name, 'skenario.json')).filter(existsSync);
}

function schemaOf(file) {
  if (file.includes('/skenario/')) return scenario;
  return file.includes('/pejabat/') ? register : sop;
}

function checkTypos() {
  for (const typo of readDocument(join(here, 'typos.json')).value) {
    const errors = typoErrors(schemaOf(typo.in), typo);
    const got = errors.map((error) => `${error.path} ${error.message}`);
    if (JSON.stringify(got) === JSON.stringify(typo.errors)) continue;
    failures += 1;
    console.error(`typo "${typo.name}": expected ${JSON.stringify(typo.errors)}, got ${JSON.stringify(got)}`);
  }
}

try {
  const folder = process.argv[2];
  if (folder && !existsSync(folder)) throw new Error(`no such folder: ${folder}`);
  checkShipped(sop, shippedSops());
  checkShipped(scenario, [...jsonFiles(join(root, 'sops', 'skenario')), ...exampleScenarios()]);
  checkShipped(register, jsonFiles(join(root, 'sops', 'pejabat')));
  checkTypos();
  if (folder) for (const file of jsonFiles(folder)) report(relative(folder, file), judge(sop, file));
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
process.exit(failures > 0 ? 1 : 0);
