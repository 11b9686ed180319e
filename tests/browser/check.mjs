// Opens what alur writes in the programs people open it with:
//
//   npm ci && node check.mjs ALUR TEST_GRAPHS CHROMIUM [DOT [XMLLINT]]
//
// BPMN in bpmn-js, in a headless Chromium: not one warning, every shape and line drawn, every name inside its shape;
// by bpmnlint's recommended rules, and by the schema of BPMN 2.0 where there is `xmllint`. Mermaid by its own parser. Graphviz by `dot`, if there is one. The official form
// as HTML: nothing overflows, and it prints as many pages as it has sheets. Exit code 1 names what is not so.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const [alur, testGraphs, chromium, dot, xmllint] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'alur-browser-'));
const generated = 60;
const sops = ['sops/dumai', 'sops/jambi', 'sops/balangan', 'sops/banggai', 'examples/format/contoh-lengkap',
  'examples/form/semua-bentuk', 'examples/form/tiga-puluh-langkah'];
let failures = 0;

function fail(name, what) {
  failures += 1;
  console.error(`${name}: ${what}`);
}

const nameOf = (sop) => sop.split('/').pop();
const textOf = (file) => readFileSync(join(folder, file), 'utf8');
const filesOf = (ending) => readdirSync(folder).filter((file) => file.endsWith(ending)).sort();
const times = (text, part) => text.split(part).length - 1;
// As JSON inside a <script>, whatever the text says.
const inPage = (value) => JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028|\u2029/g, ' ');

function browse(...options) {
  return promisify(execFile)(chromium, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
    '--allow-file-access-from-files', `--user-data-dir=${mkdtempSync(join(folder, 'profile-'))}`, ...options],
  { maxBuffer: 1 << 28, timeout: 120000 });
}

// Runs `script`, which must put its findings into `found`, and returns them. What it needs is in `given`.
async function inBrowser(name, libraries, given, script) {
  const page = join(folder, `${name}.page.html`);
  writeFileSync(page, `<!DOCTYPE html><meta charset="utf-8"><body><pre id="found"></pre>
<div id="here" style="width:3000px;height:1200px"></div>
${libraries.map((file) => `<script src="file://${join(here, 'node_modules', file)}"></script>`).join('\n')}
<script>
const given = ${inPage(given)};
const found = [];
(async () => { ${script} })().catch((error) => found.push(['page', String(error)]))
  .then(() => { document.getElementById('here').remove(); document.querySelectorAll('script,svg,style').forEach((e) => e.remove());
    document.getElementById('found').textContent = 'found ' + encodeURIComponent(JSON.stringify(found)) + ' done'; });
</script>`);
  const { stdout } = await browse('--virtual-time-budget=600000', '--dump-dom', `file://${page}`);
  const answer = /found (\S*) done/.exec(stdout);
  if (!answer) throw new Error(`${name}: the page did not finish`);
  for (const [what, why] of JSON.parse(decodeURIComponent(answer[1]))) fail(what, why);
}

function write() {
  for (const sop of sops) {
    for (const ending of ['bpmn', 'mmd', 'dot'])
      execFileSync(alur, ['graph', join(root, `${sop}.json`), '-o', join(folder, `${nameOf(sop)}.${ending}`)]);
    execFileSync(alur, ['render', join(root, `${sop}.json`), '-o', join(folder, `${nameOf(sop)}.html`)]);
  }
  execFileSync(alur, ['render', join(root, 'sops/dumai.json'), '-o', join(folder, 'dumai-f4.html'), '--paper', 'f4',
    '--identification']);
  execFileSync(testGraphs, [folder, String(generated)]);
}

// Names are drawn by bpmn-js as they fit: one that does not, leaves its shape.
const importAll = `
  const viewer = new BpmnJS({ container: '#here' });
  for (const each of given) {
    const { warnings } = await viewer.importXML(each.xml).catch((error) => ({ warnings: [error] }));
    for (const warning of warnings) found.push([each.name, 'bpmn-js: ' + warning.message]);
    const registry = viewer.get('elementRegistry');
    const shapes = registry.filter((e) => !e.waypoints && !e.labelTarget && e.type !== 'bpmn:Collaboration');
    const lines = registry.filter((e) => e.waypoints);
    if (shapes.length !== each.shapes) found.push([each.name, shapes.length + ' shapes instead of ' + each.shapes]);
    if (lines.length !== each.lines) found.push([each.name, lines.length + ' lines instead of ' + each.lines]);
    for (const shape of registry.filter((e) => !e.waypoints && e.type !== 'bpmn:Collaboration')) {
      const upright = /Participant|Lane/.test(shape.type);
      for (const text of registry.getGraphics(shape).querySelector('.djs-visual').querySelectorAll('text')) {
        const { width, height } = text.getBBox();
        const [across, along] = upright ? [30, shape.height] : [shape.height, shape.width];
        if (width > along + 2 || height > across + 4)
          found.push([each.name, shape.id + ': its name takes ' + Math.round(width) + ' x ' + Math.round(height)
            + ' of ' + along + ' x ' + across]);
      }
    }
  }`;

const parseAll = `
  mermaid.initialize({ startOnLoad: false });
  for (const each of given) {
    const read = await mermaid.parse(each.text).catch((error) => ({ error }));
    if (read.diagramType !== 'flowchart-v2') found.push([each.name, 'Mermaid: ' + (read.error ?? read.diagramType)]);
  }`;

const measureAll = `
  for (const each of given) {
    const frame = document.createElement('iframe');
    frame.style.width = '1400px';
    document.getElementById('here').append(frame);
    await new Promise((done) => { frame.onload = done; frame.srcdoc = each.text; });
    const page = frame.contentDocument;
    for (const row of page.querySelectorAll('tr')) {
      const meant = parseFloat(row.style.height);
      if (Math.abs(row.offsetHeight - meant) > 1)
        found.push([each.name, 'a row is ' + row.offsetHeight + ' high instead of ' + meant + ': ' + row.innerText.slice(0, 60)]);
    }
    for (const cell of page.querySelectorAll('td,th'))
      if (cell.scrollHeight > cell.clientHeight + 1 || cell.scrollWidth > cell.clientWidth + 1)
        found.push([each.name, 'a cell overflows: ' + cell.innerText.slice(0, 60)]);
    for (const sheet of page.querySelectorAll('.alur-page')) {
      const paper = sheet.getBoundingClientRect();
      for (const part of sheet.querySelectorAll('table,.n,svg')) {
        const box = part.getBoundingClientRect();
        if (box.right > paper.right + 1 || box.bottom > paper.bottom + 1 || box.left < paper.left - 1 || box.top < paper.top - 1)
          found.push([each.name, 'a ' + part.tagName + ' leaves its sheet']);
      }
    }
    frame.remove();
  }`;

async function lint() {
  const require = createRequire(import.meta.url);
  const { Linter } = require('bpmnlint');
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
  const { BpmnModdle } = await import('bpmn-moddle');
  for (const file of filesOf('.bpmn')) {
    // A new one each: a rule of the linter remembers the flows it has seen.
    // Two answers of one question may lead to one row; each is a flow of its own.
    const config = { extends: 'bpmnlint:recommended', rules: { 'no-duplicate-sequence-flows': 'off' } };
    const linter = new Linter({ config, resolver: new NodeResolver({ require }) });
    const { rootElement, warnings } = await new BpmnModdle().fromXML(textOf(file));
    for (const warning of warnings) fail(file, `bpmn-moddle: ${warning.message}`);
    for (const [rule, reports] of Object.entries(await linter.lint(rootElement)))
      for (const report of reports) fail(file, `bpmnlint ${rule}: ${report.id} ${report.message}`);
  }
}

function validate() {
  const schema = join(here, 'node_modules', 'bpmn-moddle', 'resources', 'bpmn', 'xsd', 'BPMN20.xsd');
  try {
    const files = filesOf('.bpmn').map((file) => join(folder, file));
    execFileSync(xmllint, ['--nonet', '--noout', '--schema', schema, ...files], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const faults = String(error.stderr).split('\n').filter((line) => !line.endsWith(' validates'));
    fail('BPMN20.xsd', faults.slice(0, 20).join('\n'));
  }
}

function layOut() {
  for (const file of filesOf('.dot')) {
    try {
      // Laying out the generated ones would take a minute; reading them does not.
      const how = file.startsWith('acak') ? '-Tcanon' : '-Tplain';
      execFileSync(dot, [how, join(folder, file)], { stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
      fail(file, `dot: ${error.stderr}`);
    }
  }
}

async function print(file) {
  const pdf = join(folder, `${file}.pdf`);
  await browse('--no-pdf-header-footer', `--print-to-pdf=${pdf}`, `file://${join(folder, file)}`);
  const pages = readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  const sheets = times(textOf(file), 'class="alur-page"');
  if (pages !== sheets) fail(file, `prints ${pages} pages of ${sheets} sheets`);
}

const timed = async (what, act) => {
  const begin = Date.now();
  await act();
  console.log(`${what}: ${((Date.now() - begin) / 1000).toFixed(1)} s`);
};

try {
  await timed('written', async () => write());
  const forms = filesOf('.html');
  await timed('bpmn-js', () => inBrowser('bpmn', ['bpmn-js/dist/bpmn-viewer.production.min.js'],
    filesOf('.bpmn').map((name) => {
      const xml = textOf(name);
      return { name, xml, shapes: times(xml, '<bpmndi:BPMNShape'), lines: times(xml, '<bpmndi:BPMNEdge') };
    }), importAll));
  await timed('bpmnlint', lint);
  if (xmllint) await timed('schema of BPMN', async () => validate());
  await timed('Mermaid', () => inBrowser('mermaid', ['mermaid/dist/mermaid.min.js'],
    filesOf('.mmd').map((name) => ({ name, text: textOf(name) })), parseAll));
  if (dot) await timed('Graphviz', async () => layOut());
  await timed('the form', () => inBrowser('form', [], forms.map((name) => ({ name, text: textOf(name) })), measureAll));
  await timed('printed', async () => {
    for (let i = 0; i < forms.length; i += 2) await Promise.all(forms.slice(i, i + 2).map(print));
  });
} catch (error) {
  fail('check.mjs', error.stack);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failures > 0 ? 1 : 0);
