import { readFileSync } from 'node:fs';

/**
 * Gives a process a different clock than the machine's: `node --import shiftedClock.mjs`, with the path of a
 * file in SHIFTED_CLOCK that `simulatedClock.ts` writes and may change at any time.
 *
 * Timers run as fast as the clock. Timers under a second stay unchanged, because they limit real work, such
 * as a database query, which does not get faster. For the same reason, a timeout of several seconds never
 * becomes shorter than two.
 */
const READ_INTERVAL = 50;
const SHORTEST_SCALED = 1_000;
const SHORTEST_LIMIT = 2_000;

const machineNow = Date.now.bind(Date);
const every = globalThis.setInterval;
const after = globalThis.setTimeout;
const limit = AbortSignal.timeout.bind(AbortSignal);

let { at, shows, rate } = read();
every(() => ({ at, shows, rate } = read()), READ_INTERVAL).unref();

function read() {
	return JSON.parse(readFileSync(process.env.SHIFTED_CLOCK, 'utf8'));
}

const now = () => Math.floor(shows + (machineNow() - at) * rate);
// Reads the speed anew: a timer that is set right after a change must not run at the speed before it.
const scaled = (ms) => (ms >= SHORTEST_SCALED ? ms / read().rate : ms);

globalThis.Date = new Proxy(Date, {
	construct: (target, values, newTarget) =>
		Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
	apply: (target) => new target(now()).toString(),
	get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
globalThis.setTimeout = Object.assign(
	(callback, ms, ...values) => after(callback, scaled(ms), ...values),
	after,
);
globalThis.setInterval = (callback, ms, ...values) => every(callback, scaled(ms), ...values);
AbortSignal.timeout = (ms) => limit(Math.min(ms, Math.max(Math.ceil(scaled(ms)), SHORTEST_LIMIT)));
