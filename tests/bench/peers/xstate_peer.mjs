// The workload on XState: node --expose-gc xstate_peer.mjs EVENTS_FILE [LIMIT]
//
// Each case is a live actor. The pure functions transition and getNextSnapshot answer the same from a
// snapshot alone (550 bytes for a case), but build an actor and a system for every event: four times as
// slow with up to 1,000 cases, twice with 100,000.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {createActor, createMachine} from 'xstate';

const officeOf = [2, 4, 3, 3, 2, 1, 0, 4];
const askingRow = 5;

if (!globalThis.gc || !process.argv[2]) {
  console.error('usage: node --expose-gc xstate_peer.mjs EVENTS_FILE [LIMIT]');
  process.exit(2);
}

// XState has no roles: the office is compared by the guard, like the row. Guards in the transition itself
// save the look-up by name that those given to setup() need.
const go = (row, next) => ({
  target: `row${next}`,
  guard: ({event}) => event.row === row && event.office === officeOf[row],
});
const goIf = (answer, row, next) => ({
  target: `row${next}`,
  guard: ({event}) => event.row === row && event.office === officeOf[row] && event.answer === answer,
});

const states = {};
for (let row = 0; row < officeOf.length; ++row)
  states[`row${row}`] = {
    on: {
      complete: row === askingRow ? [goIf(0, row, row + 1), goIf(1, row, row - 1)]
                                  : go(row, (row + 1) % officeOf.length),
    },
  };
const machine = createMachine({initial: 'row0', states});

function readEvents(path, limit) {
  const lines = readFileSync(path, 'ascii').trimEnd().split('\n');
  const events = lines.slice(1, 1 + limit).map((line) => {
    const [which, row, office, answer] = line.split(' ').map(Number);
    return {type: 'complete', which, row, office, answer};
  });
  return {count: Number(lines[0].split(' ')[0]), events};
}

// What is left after two collections: the first may leave what only finalizers kept.
function heapUsed() {
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}

// An event that no guard lets through leaves the very same snapshot.
function handle(cases, events) {
  let accepted = 0;
  for (const event of events) {
    const actor = cases[event.which];
    const before = actor.getSnapshot();
    actor.send(event);
    if (actor.getSnapshot() !== before) ++accepted;
  }
  return accepted;
}

const {count, events} = readEvents(process.argv[2], process.argv[3] ? Number(process.argv[3]) : Infinity);

// bytes_per_case: how much the used heap has grown by fresh cases and the array of them, both times after
// collecting garbage. The heap also grows and shrinks by itself, so the mean is over 10,000 cases at least;
// one is created and dropped before, so that nothing shared is counted.
const newCase = () => createActor(machine).start();
newCase();
const unused = heapUsed();
const cases = Array.from({length: Math.max(count, 10_000)}, newCase);
const bytesPerCase = (heapUsed() - unused) / cases.length;
cases.length = count;
gc();

const start = process.hrtime.bigint();
const accepted = handle(cases, events);
const nanoseconds = Number(process.hrtime.bigint() - start);
console.log(JSON.stringify({
  peer: 'xstate',
  version: createRequire(import.meta.url)('xstate/package.json').version,
  events: events.length,
  accepted,
  seconds: nanoseconds / 1e9,
  ns_per_event: Math.round(nanoseconds / Math.max(events.length, 1) * 10) / 10,
  bytes_per_case: Math.round(bytesPerCase * 10) / 10,
}));
