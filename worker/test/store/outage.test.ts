import { beforeAll, describe, expect, it } from 'vitest';
import { versionAdded } from '../setup/callbackBodies';
import { PostgresServer, postgresInstalled } from '../setup/postgresServer';
import { RedisServer, redisInstalled } from '../setup/redisServer';
import type { StoreKind } from '../setup/stores';
import type { Target } from '../setup/target';
import { timeTaken } from '../setup/timeTaken';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import type { SubscriptionView, WorkerUnderTest } from '../setup/workerUnderTest';

interface DatabaseServer {
	url: string;
	kill(): Promise<void>;
	run(): Promise<void>;
	remove(): Promise<void>;
}

interface Kind {
	name: string;
	variable: string;
	installed: boolean;
	start(): Promise<DatabaseServer>;
}

const kinds: Kind[] = [
	{
		name: 'Redis',
		variable: 'REDIS_URL',
		installed: redisInstalled,
		start: () => RedisServer.start(),
	},
	{
		name: 'PostgreSQL',
		variable: 'DATABASE_URL',
		installed: postgresInstalled,
		start: () => PostgresServer.start(),
	},
];

/** Runs a worker with its own database and one subscription. */
function setUp({ name, variable, start }: Kind): {
	server: () => DatabaseServer;
	target: Target;
	worker: WorkerUnderTest;
	subscription: () => SubscriptionView;
	names: () => unknown[];
} {
	const target = useTarget();
	let server: DatabaseServer;
	const store: StoreKind = {
		name,
		absent: undefined,
		async start() {
			server = await start();
			return { environment: { [variable]: server.url }, remove: () => server.remove() };
		},
	};
	const worker = useWorker({ store, target });
	let subscription: SubscriptionView;

	beforeAll(async () => {
		subscription = await worker.subscribe(target.url('/webhook'));
	});
	return {
		server: () => server,
		target,
		worker,
		subscription: () => subscription,
		names: () => target.received.map(({ delivery }) => delivery.events[0]?.payload.name),
	};
}

describe.each(kinds)('worker whose $name dies', (kind) => {
	if (!kind.installed) {
		it.skip(`not tested: ${kind.name} is not installed`, () => undefined);
		return;
	}
	const { server, worker, subscription, names } = setUp(kind);

	it('answers 503 within a second, recovers automatically, and loses nothing', async () => {
		const { id } = subscription();
		await worker.api('POST', `/subscriptions/${id}/pause`);
		const before = await worker.send(subscription(), versionAdded({ name: 'before' }));
		expect(before.status).toBe(204);
		await server().kill();

		const body = versionAdded({ name: 'during' });
		const refuse = async (): Promise<void> => {
			const refused = await worker.callback(subscription(), body);
			expect(refused.status).toBe(503);
			expect(refused.headers.get('retry-after')).toBe('5');
		};
		await expect.poll(() => timeTaken(refuse)).toBeLessThan(1000);
		expect((await worker.api('GET', '/subscriptions')).status).toBe(503);
		expect((await worker.api('GET', '/deliveries')).status).toBe(503);
		expect((await fetch(`${worker.url}/readyz`)).status).toBe(503);
		expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);

		await server().run();
		const sendAgain = async (): Promise<number> =>
			(await worker.callback(subscription(), body)).status;
		await expect.poll(sendAgain).toBe(204);
		await worker.api('POST', `/subscriptions/${id}/resume`);
		// An event that was being returned to the queue when the database died reappears when its lock expires.
		const arrived = (): unknown[] => names().sort();
		await expect.poll(arrived, { timeout: 60_000 }).toEqual(['before', 'during']);
	});

	it('resumes delivery soon after the database is back', async () => {
		await server().kill();
		await server().run();
		const body = versionAdded({ name: 'afterwards' });
		const send = async (): Promise<number> => (await worker.callback(subscription(), body)).status;
		await expect.poll(send).toBe(204);
		// Sooner than the poll of an idle worker.
		await expect.poll(names, { timeout: 15_000 }).toContain('afterwards');
	});

	it('still stops soon, because nothing is in progress', async () => {
		await server().kill();
		expect(await timeTaken(() => worker.stop())).toBeLessThan(15_000);
	});
});

describe.each(kinds)('worker whose $name dies during a delivery', (kind) => {
	if (!kind.installed) {
		it.skip(`not tested: ${kind.name} is not installed`, () => undefined);
		return;
	}
	const { server, target, worker, subscription } = setUp(kind);

	it('still stops soon, and delivers the event again later', async () => {
		const answer = Promise.withResolvers<void>();
		target.on('/webhook', (_received, response) => {
			void answer.promise.then(() => response.writeHead(200).end());
		});
		expect((await worker.send(subscription(), versionAdded())).status).toBe(204);
		await expect.poll(() => target.received.length).toBe(1);
		await server().kill();
		answer.resolve();
		expect(await timeTaken(() => worker.stop())).toBeLessThan(15_000);

		await server().run();
		await worker.run();
		await expect.poll(() => target.received.length, { timeout: 60_000 }).toBe(2);
	});
});

describe.skipIf(!redisInstalled)('worker whose Redis hangs', () => {
	let redis: RedisServer;
	const { worker, subscription, names } = setUp({
		name: 'Redis',
		variable: 'REDIS_URL',
		installed: true,
		start: async () => (redis = await RedisServer.start()),
	});

	it('answers 503 within a second and delivers a repeated callback once', async () => {
		const body = versionAdded({ name: 'while hanging' });
		const send = async (): Promise<number> => (await worker.callback(subscription(), body)).status;
		redis.signal('SIGSTOP');
		const refuse = async (): Promise<void> => expect(await send()).toBe(503);
		await expect.poll(() => timeTaken(refuse)).toBeLessThan(1000);
		expect((await fetch(`${worker.url}/readyz`)).status).toBe(503);

		redis.signal('SIGCONT');
		await expect.poll(send).toBe(204);
		await worker.callback(subscription(), versionAdded({ name: 'later' }));
		await expect.poll(names).toEqual(['while hanging', 'later']);
	});

	it('answers every one of many callbacks with 503 in time, and delivers each once when repeated', async () => {
		const expected = Array.from({ length: 60 }, (_, n) => `of many ${n}`);
		const bodies = expected.map((name) => versionAdded({ name }));
		const statuses = async (): Promise<Set<number>> => {
			const answers = bodies.map((body) => worker.callback(subscription(), body));
			return new Set((await Promise.all(answers)).map(({ status }) => status));
		};
		redis.signal('SIGSTOP');
		const refused = await statuses();
		redis.signal('SIGCONT');
		expect(refused).toEqual(new Set([503]));
		await expect.poll(statuses).toEqual(new Set([204]));
		const arrived = (): unknown[] => names().filter((name) => String(name).startsWith('of many'));
		await expect.poll(() => arrived().length).toBeGreaterThanOrEqual(expected.length);
		expect(arrived().sort()).toEqual(expected.sort());
	});
});
