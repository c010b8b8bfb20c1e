import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { freePort } from '../../../worker/test/setup/freePort';
import type { WorkerProcess } from '../../../worker/test/setup/workerProcess';
import { waitFor } from '../../e2e/process/waitFor';
import type { Arena } from '../arena';
import type { ChaosCase } from '../chaosCase';
import { canCreateDisks } from '../disk';
import { NEEDS_POSTGRES, NEEDS_REDIS } from './installed';

const ROUNDS = { short: 2, long: 20 };
const LOAD = { perSecond: 60 };
/** How long a store stays broken, in ms: shorter than Autodesk's retries last. */
const BROKEN = { least: 1_000, most: 2_500 };

/** A worker whose health check takes longer than this, in ms, is restarted. */
const HEALTH_TIMEOUT = 5_000;

/** Space left in a full store, in bytes: some events still fit. */
const LAST_ROOM = 300_000;
/** Maximum file size on a failing disk, in bytes. The files of the database are larger. */
const LAST_FILE_SIZE = 4_096;

const nothingToRepair = async (): Promise<void> => undefined;

/** A store that restarts gracefully, or that refuses writes. */
export const storeCases: ChaosCase[] = [
	{
		name: 'Redis restarted',
		arena: { store: 'redis', split: true },
		rounds: { short: 3, long: 20 },
		...NEEDS_REDIS,
		play: async (arena, rounds) =>
			await breakStore(arena, rounds, 'Redis was restarted', async () => {
				await arena.store.redis?.terminate();
				return async () => await arena.store.redis?.run();
			}),
	},
	{
		name: 'Redis full (maxmemory, noeviction)',
		arena: { store: 'redis', split: true },
		rounds: ROUNDS,
		...NEEDS_REDIS,
		play: async (arena, rounds) =>
			await breakStore(arena, rounds, 'Redis was full', async () => await fillRedis(arena)),
	},
	{
		name: 'Redis read-only (demoted to replica)',
		arena: { store: 'redis', split: true },
		rounds: ROUNDS,
		...NEEDS_REDIS,
		play: async (arena, rounds) =>
			await breakStore(arena, rounds, 'Redis was read-only', async () => await demote(arena)),
	},
	{
		name: 'PostgreSQL read-only',
		arena: { store: 'postgres' },
		rounds: ROUNDS,
		...NEEDS_POSTGRES,
		play: async (arena, rounds) =>
			await breakStore(
				arena,
				rounds,
				'PostgreSQL was read-only',
				async () => await makeReadOnly(arena),
			),
	},
	{
		name: 'disk full (embedded store)',
		arena: { store: 'embedded', disk: '150m' },
		rounds: { short: 1, long: 20 },
		...(canCreateDisks ? {} : { absent: 'this user may not mount' }),
		play: async (arena, rounds) =>
			await breakStore(
				arena,
				rounds,
				'the disk was full',
				async () => (await arena.disk?.fill(LAST_ROOM)) ?? nothingToRepair,
			),
	},
	{
		name: 'disk refuses to write (embedded store)',
		arena: { store: 'embedded' },
		rounds: { short: 1, long: 20 },
		...(spawnSync('prlimit', ['--version']).status === 0
			? {}
			: { absent: 'prlimit is not installed' }),
		play: async (arena, rounds) =>
			await breakStore(arena, rounds, 'the disk failed', async () => await refuseWrites(arena)),
	},
];

/** @param breakIt breaks the store and returns a function that repairs it */
async function breakStore(
	arena: Arena,
	rounds: number,
	what: string,
	breakIt: () => Promise<() => Promise<void>>,
): Promise<string> {
	const { autodesk, ledger, random } = arena;
	let restarts = 0;
	await autodesk.happenDuring(LOAD, async () => {
		for (let round = 0; round < rounds; round++) {
			await delay(random.integer(300, 1_000));
			const repaired = ledger.disruptions.begin(`${what} before the delivery was recorded`);
			const repair = await breakIt();
			await delay(random.integer(BROKEN.least, BROKEN.most));
			await repair();
			restarts += await untilAnswered(arena);
			repaired();
		}
	});
	const counts = new Map<number, number>();
	for (const { status = 0 } of autodesk.attempts) {
		counts.set(status, (counts.get(status) ?? 0) + 1);
	}
	const unavailable = counts.get(503) ?? 0;
	const unexpected = [...counts.keys()].filter((status) => ![0, 204, 503].includes(status));
	if (unexpected.length > 0) throw new Error(`Autodesk was answered ${unexpected.join(', ')}`);
	return [
		`${unavailable} × answered 503`,
		...(restarts > 0 ? [`the worker hung or exited and was restarted ${restarts} ×`] : []),
	].join('; ');
}

/**
 * Waits until a new event is answered with 204. In the meantime, acts as a supervisor: restarts a worker
 * that exited or does not answer its health check.
 *
 * @returns the number of restarts
 */
async function untilAnswered({ autodesk, workers }: Arena): Promise<number> {
	const before = autodesk.attempts.length;
	let restarts = 0;
	await waitFor(
		async () => {
			for (const worker of workers) {
				if (await isAlive(worker)) continue;
				restarts += 1;
				await worker.kill();
				await worker.run();
			}
			return autodesk.attempts.slice(before).some(({ status }) => status === 204);
		},
		{ what: 'an event to be answered with 204 again', timeoutSeconds: 60 },
	);
	return restarts;
}

async function isAlive({ url, pid }: WorkerProcess): Promise<boolean> {
	if (pid === undefined) return false;
	const signal = AbortSignal.timeout(HEALTH_TIMEOUT);
	return await fetch(`${url}/healthz`, { signal }).then(
		({ ok }) => ok,
		() => false,
	);
}

async function fillRedis(arena: Arena): Promise<() => Promise<void>> {
	const set = async (bytes: (used: number) => number): Promise<void> =>
		await asRedisAdmin(arena, async (redis) => {
			const used = Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
			await redis.config('SET', 'maxmemory', bytes(used));
		});
	await set((used) => used + LAST_ROOM);
	return async () => await set(() => 0);
}

/** The result of a failed failover: the server is up, but follows a master that is down. */
async function demote(arena: Arena): Promise<() => Promise<void>> {
	const unusedPort = await freePort();
	await asRedisAdmin(arena, async (redis) => {
		await redis.replicaof('127.0.0.1', unusedPort);
	});
	return async () =>
		await asRedisAdmin(arena, async (redis) => {
			await redis.replicaof('NO', 'ONE');
		});
}

async function asRedisAdmin(
	{ store }: Arena,
	work: (client: Redis) => Promise<void>,
): Promise<void> {
	const client = new Redis(store.redis?.url ?? '');
	try {
		await work(client);
	} finally {
		client.disconnect();
	}
}

async function makeReadOnly({ store }: Arena): Promise<() => Promise<void>> {
	const set = async (value: 'on' | 'off'): Promise<void> => {
		const client = new Client({ connectionString: store.postgres?.url });
		await client.connect();
		await client.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`);
		await client.query('SELECT pg_reload_conf()');
		await client.end();
	};
	await set('on');
	return async () => await set('off');
}

/** Limits the file size to less than that of any file of the database, so that no write succeeds. */
async function refuseWrites({ receiver }: Arena): Promise<() => Promise<void>> {
	const limit = (size: string): void => {
		const { pid } = receiver;
		if (pid === undefined) return;
		const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`]);
		if (status !== 0) throw new Error(`prlimit: ${stderr.toString()}`);
	};
	limit(String(LAST_FILE_SIZE));
	return async () => limit('unlimited');
}
