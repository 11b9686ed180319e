// The schemas and the loaders agree on shapes: documents with every value of a list at every place of the
// complete example, and COUNT documents with one or two random mistakes, are refused by both or by neither.
//
//   node agree.mjs sop|register PROGRAM [COUNT [SEED]]        COUNT is 2000
//
// PROGRAM prints the loader's findings as JSON: the alur command for SOPs, test_register_codes for
// registers. A shape is what both can know: keys, types, choices, required and blank values, counts. What
// a text means (a time, a date, office hours, a reference) only the loader judges. Prints the seed and the
// distribution; the exit code is 1 on a disagreement, or if either verdict is rare.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { compileSchema, errorsOf, jsonFiles, readDocument, root, shippedSops } from './validate.mjs';

const [subject, program, count = '2000', seed = String(Date.now() % 1e9)] = process.argv.slice(2);
if (!program) {
  console.error('usage: node agree.mjs sop|register PROGRAM [COUNT [SEED]]');
  process.exit(2);
}

let state = Number(seed) >>> 0;
function random(below) { // splitmix32
  state = (state + 0x9e3779b9) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
}
const one = (list) => list[random(list.length)];

const anything = [
  null, true, false, 0, 1, 3, 2.5, -1, 3.0, 1e3, 5e9, '', '  ', '\u00a0', ' x ', 'x',
  [], ['x'], [''], ['x', 3], [null], [['x']], ['a', 'b'],
  {}, { x: 'y' }, { '': 'y' }, { x: 3 },
];
const sops = {
  schema: 'sop-1.schema.json',
  values: [
    ...anything, '24 jam', '75%', '0%', '101%', '3', 'selesai', 'selesai:', 'selesai: x', 'semua', 'lanjut',
    'catat', 'catatt', '1 hari: kepala', '1 hari', 'dianggap:', 'dianggap: Ya', 'rutin', 'Rutin', 'WIB', 'angka',
    'tersirat: x', 'tersirat:', 'dugaan : y', 'duga: y',
    { salah_satu: ['a'] }, { salah_satu: 'a' }, { salah_satu: [] },
    { bersama: ['a'] }, { bersama: ['a'], rapat: ['b'] }, { besama: ['a'] },
    { ke: 'lanjut' }, { ke: 'lanjut', bila: { var: 'x' } }, { ke: 'x', bila: true }, { bila: {} }, { ke: '' },
    { nama: 'x' }, { nama: 'x', luar: 'ya' }, { Ya: 'lanjut' }, { Ya: 'lanjut', Tidak: '' },
  ],
  keys: (schema) => Object.keys(schema.definitions.langkah.properties)
    .concat('unit', 'data', 'pengendali', 'alias', 'luar', 'kolom', 'disahkan_oleh', 'jenis_kegiatan'),
  originals: shippedSops,
  complete: join(root, 'examples', 'format', 'contoh-lengkap.json'),
  // Objects whose keys are names of their own.
  named: /^\/(pelaksana|sumber|abaikan|unit|data|jam_kerja|langkah\/-\/(cabang|sumber|abaikan|jam_kerja))$/,
  // The loader's codes for shapes. JS21 (office hours) is raised for the keys, which are days, before
  // their values are looked at; such documents are set aside if it is all the loader says.
  shapeCodes: ['JS10', 'JS11', 'JS12', 'JS13', 'JS14', 'JS17', 'JS18', 'JS19', 'FL04', 'PL01'],
  setAsideCode: 'JS21',
  command: ['check', '--format', 'json'],
};
const registers = {
  schema: 'pejabat-1.schema.json',
  values: [
    ...anything, 'p01', ' p01 ', '2026-01-02', ' 2026-01-02 ', '2026-1-2', '2 Januari 2026', '2026-13-01',
    '1899-12-31', 'definitif', 'Definitif', 'Plh', 'plt.', ' PLH ', 'Plh..', 'Pj', 'pelaksana  tugas',
    'Pelaksana Harian', 'pelaksana', ['p01'], { kalender: 'id' }, { kalender: '' }, { kalendar: 'id' },
    { Ekonomi: {} }, { Ekonomi: { kalender: 'id' } }, { Ekonomi: 'id' }, { bidang: ['Ekonomi'] },
    { orang: 'p01', jabatan: 'Staf' }, { orang: 'p01', jabatan: 'Staf', sebagai: 'Plh' },
    { orang: 'p01', jabatan: 'Staf', sebagai: 'Plt', surat: 'ST 1' }, { orang: 'p01' },
    { orang: 'p01', jabatan: 'Staf', sebagai: 'definitif' }, { orang: 'p01', jabatan: 'Staf', sebagai: 3 },
  ],
  keys: (schema) => Object.keys(schema.definitions.penugasan.properties)
    .concat('unit_kerja', 'versi', 'penugasan', 'boleh_banyak', 'kalender', 'nama'),
  originals: () => jsonFiles(join(root, 'sops', 'pejabat')),
  complete: join(root, 'sops', 'pejabat', 'dumai.json'),
  named: /^\/(orang|unit|unit\/-)$/,
  shapeCodes: ['PJ01', 'PJ03', 'PJ04', 'PJ05', 'PJ06', 'PJ10'],
  setAsideCode: '',
  command: [],
};
const about = { sop: sops, register: registers }[subject];

function places(node, found = []) {
  if (node === null || typeof node !== 'object') return found;
  for (const key of Object.keys(node)) {
    found.push([node, key]);
    places(node[key], found);
  }
  return found;
}

const mistakes = {
  replace: (node, key) => { node[key] = structuredClone(one(about.values)); },
  remove: (node, key) => { if (!Array.isArray(node)) delete node[key]; },
  wrap: (node, key) => { node[key] = [node[key]]; },
  misspell: (node, key) => {
    if (Array.isArray(node)) return;
    node[`${key}x`] = node[key];
    delete node[key];
  },
  add: (node) => { if (!Array.isArray(node)) node[one(keys)] = structuredClone(one(about.values)); },
};
const kinds = ['replace', 'replace', 'replace', 'add', 'add', 'remove', 'wrap', 'misspell'];

function mistaken(document) {
  const copy = structuredClone(document);
  for (let n = 1 + (random(4) === 0); n > 0; n -= 1) mistakes[one(kinds)](...one(places(copy)));
  return copy;
}

// One place for every way of keys that leads to a value, whatever the numbers of rows and items.
function everyPlace(node, path = '', found = new Map(), way = []) {
  if (node === null || typeof node !== 'object') return found;
  for (const key of Object.keys(node)) {
    const named = about.named.test(path);
    const next = `${path}/${Array.isArray(node) || named ? '-' : key}`;
    if (!found.has(next)) found.set(next, [...way, key]);
    everyPlace(node[key], next, found, [...way, key]);
  }
  return found;
}

function* everyMistake(document) {
  for (const way of everyPlace(document).values()) {
    for (const value of about.values) {
      const copy = structuredClone(document);
      way.slice(0, -1).reduce((node, key) => node[key], copy)[way.at(-1)] = structuredClone(value);
      yield copy;
    }
  }
}

function loaderCodes(folder, names) {
  const codes = new Map(names.map((name) => [name, []]));
  for (let at = 0; at < names.length; at += 200) {
    const files = names.slice(at, at + 200).map((name) => join(folder, name));
    let out;
    try {
      out = execFileSync(program, [...about.command, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
    } catch (error) {
      if (error.status !== 1) throw error; // 1: some document has errors
      out = error.stdout;
    }
    for (const finding of JSON.parse(out)) codes.get(basename(finding.file)).push(finding.code);
  }
  return codes;
}

const validate = compileSchema(about.schema);
const keys = about.keys(validate.schema);
const originals = about.originals().map((file) => readDocument(file).value);
const complete = readDocument(about.complete).value;
const folder = mkdtempSync(join(tmpdir(), 'alur-agree-'));
const tally = { 'both accept': 0, 'both refuse': 0, 'set aside': 0, disagree: 0 };
try {
  const documents = new Map();
  for (const document of everyMistake(complete)) documents.set(`every-${documents.size}.json`, document);
  for (let n = 0; n < Number(count); n += 1) documents.set(`random-${n}.json`, mistaken(one(originals)));
  for (const [name, document] of documents) writeFileSync(join(folder, name), JSON.stringify(document));
  const codes = loaderCodes(folder, [...documents.keys()]);
  for (const [name, document] of documents) {
    const errors = errorsOf(validate, document);
    const loader = codes.get(name).filter((code) => about.shapeCodes.includes(code));
    if (errors.length === 0 && loader.length === 0) tally['both accept'] += 1;
    else if (errors.length > 0 && loader.length > 0) tally['both refuse'] += 1;
    else if (loader.length === 0 && codes.get(name).includes(about.setAsideCode)) tally['set aside'] += 1;
    else {
      tally.disagree += 1;
      console.error(JSON.stringify({ name, loader: codes.get(name), schema: errors, document }));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(JSON.stringify({ seed: Number(seed), ...tally }));
const rare = (tally['both accept'] + tally['both refuse']) / 10;
process.exit(tally.disagree > 0 || tally['both accept'] < rare || tally['both refuse'] < rare ? 1 : 0);
