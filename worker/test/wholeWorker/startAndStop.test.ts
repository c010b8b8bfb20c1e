import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newDataDir } from '../setup/embeddedTemplate';
import { freePort } from '../setup/freePort';
import { WorkerProcess } from '../setup/workerProcess';
import { API_KEY } from '../setup/workerUnderTest';

/** A device on which every write fails, as on a full disk. Only Linux has it. */
const FULL = '/dev/full';

describe('the worker process', () => {
	async function build(environment: Record<string, string>): Promise<WorkerProcess> {
		const worker = await WorkerProcess.build({ API_KEY, ...environment });
		onTestFinished(() => worker.remove());
		return worker;
	}

	it.skipIf(!existsSync(FULL))(
		'keeps working, and exits when asked to, while its log cannot be written',
		async () => {
			const dataDir = await newDataDir({});
			const full = await open(FULL, 'w');
			onTestFinished(() => rm(dataDir, { recursive: true }));
			onTestFinished(() => full.close());
			const port = await freePort();
			const worker = await build({ DATA_DIR: dataDir, PORT: `${port}` });
			worker.spawn(full.fd);
			const readiness = async (): Promise<number | undefined> =>
				(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.status;
			await expect.poll(readiness, { timeout: 120_000 }).toBe(200);
			expect(await worker.terminate()).toBe(0);
		},
	);

	it('starts after it was killed while creating its database', async () => {
		const dataDir = await mkdtemp(join(tmpdir(), 'aps-worker-'));
		onTestFinished(() => rm(dataDir, { recursive: true }));
		const worker = await build({ DATA_DIR: dataDir });
		worker.spawn('pipe');
		const hasBegun = async (): Promise<boolean> =>
			(await readdir(dataDir, { recursive: true })).some((path) => path.endsWith('PG_VERSION'));
		await expect.poll(hasBegun, { interval: 5, timeout: 120_000 }).toBe(true);
		await worker.kill();
		await worker.run();
		expect(await worker.terminate()).toBe(0);
	});

	/** Starts a worker that stays as it is, because its database does not answer. */
	async function startWaiting(): Promise<WorkerProcess> {
		const { server, connected } = await silentServer();
		onTestFinished(() => void server.close());
		const { port } = server.address() as AddressInfo;
		const worker = await build({ REDIS_URL: `redis://127.0.0.1:${port}` });
		worker.spawn('pipe');
		await connected;
		return worker;
	}

	it.skipIf(process.platform !== 'linux')(
		'has the allocator return memory, without a setting and in the process that was started',
		async () => {
			const worker = await startWaiting();
			const environment = await readFile(`/proc/${worker.pid}/environ`, 'utf8');
			expect(environment.split('\0')).toContain('MALLOC_TRIM_THRESHOLD_=131072');
		},
	);

	it('exits immediately if asked to while it waits for its database', async () => {
		const worker = await startWaiting();
		// Not by the signal's default action, which the first process of a container does not have.
		expect(await worker.terminate()).toBe(0);
	});
});

/** Accepts connections, and never answers. */
async function silentServer(): Promise<{ server: Server; connected: Promise<unknown> }> {
	const server = createServer((socket) => socket.on('error', () => undefined));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { server, connected: once(server, 'connection') };
}
