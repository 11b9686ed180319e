// What both programs here need: reading documents as the loader reads them, and ajv with our schemas.
import Ajv from 'ajv';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'jsonc-parser';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '..', '..');

// Comments and trailing commas are allowed, as they are for the loader. Nothing else is forgiven.
export function readDocument(file) {
  const problems = [];
  const value = parse(readFileSync(file, 'utf8'), problems, { allowTrailingComma: true });
  return { value, syntaxErrors: problems.length };
}

export function compileSchema(name) {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  return ajv.compile(readDocument(join(root, 'sops', 'schema', name)).value);
}

export function errorsOf(validate, value) {
  if (validate(value)) return [];
  return validate.errors.map((error) => ({ path: error.instancePath, message: messageOf(error) }));
}

// ajv's sentences do not name the unknown key, and name all keys that another one needs.
function messageOf({ message, params, keyword }) {
  if (params.additionalProperty) return `${message}: ${params.additionalProperty}`;
  if (keyword === 'dependencies') return `"${params.property}" needs "${params.missingProperty}"`;
  return message;
}

export function jsonFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => join(folder, name));
}

export function shippedSops() {
  return [...jsonFiles(join(root, 'sops')), ...jsonFiles(join(root, 'examples', 'format'))];
}
