import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../src/config/config';
import { listenFailure, storeFailure } from '../src/startFailure';
import { openStore } from '../src/store/openStore';
import { startWorker } from './setup/useWorker';
import { freePort } from './setup/freePort';

const CONNECT_TIMEOUT = 2_000;

async function storeProblem(environment: Record<string, string>): Promise<string> {
	const { store, dataDir } = loadConfig(environment);
	const opened = openStore({ store, dataDir }, () => undefined, CONNECT_TIMEOUT);
	return await opened.then(
		() => 'opened',
		(error: unknown) => String(error),
	);
}

describe('a worker that cannot reach its store names the variable and what is wrong with it', () => {
	it.each([
		['REDIS_URL', 'redis', ''],
		['DATABASE_URL', 'postgres', '/n8n'],
	])('%s: nothing listens there', async (variable, scheme, path) => {
		const url = `${scheme}://user:hunter2@127.0.0.1:${await freePort()}${path}`;
		const problem = await storeProblem({ [variable]: url });
		expect(problem).toMatch(new RegExp(`^Error: ${variable}: .*ECONNREFUSED 127\\.0\\.0\\.1:\\d+`));
		expect(problem).toContain('Nothing listens there: correct host and port');
		expect(problem).not.toContain('hunter2');
	});

	it.each([
		['REDIS_URL', 'redis', ''],
		['DATABASE_URL', 'postgres', '/n8n'],
	])('%s: there is no such host', async (variable, scheme, path) => {
		const problem = await storeProblem({ [variable]: `${scheme}://nowhere.invalid:6379${path}` });
		expect(problem).toMatch(
			new RegExp(
				`^Error: ${variable}: .*(ENOTFOUND|EAI_AGAIN) nowhere\\.invalid\\. There is no such`,
			),
		);
	});

	it('of several addresses of a host, every one', () => {
		const each = ['::1', '127.0.0.1'].map((ip) => new Error(`connect ECONNREFUSED ${ip}:6379`));
		const { message } = storeFailure('redis', new AggregateError(each));
		expect(message).toContain(
			'ECONNREFUSED ::1:6379, connect ECONNREFUSED 127.0.0.1:6379. Nothing',
		);
	});

	it('without advice that may be wrong', () => {
		expect(storeFailure('postgres', new Error('out of memory')).message).toBe(
			'DATABASE_URL: out of memory',
		);
	});

	it.skipIf(process.getuid?.() === 0)('DATA_DIR: it may not be written to', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'aps-data-'));
		onTestFinished(() => rm(folder, { recursive: true, force: true }));
		await chmod(folder, 0o500);
		expect(await storeProblem({ DATA_DIR: join(folder, 'data') })).toMatch(
			/^Error: DATA_DIR: .*EACCES.*Choose a folder that this user may write to$/,
		);
	});
});

describe('a worker that cannot listen names the variable and what is wrong with it', () => {
	it('PORT: another program has it', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		onTestFinished(() => void other.close());
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		await expect(startWorker(undefined, { PORT: `${port}` })).rejects.toThrow(
			`PORT: another program listens on port ${port} of 127.0.0.1.`,
		);
	});

	it('HOST: it is not an address of this machine', async () => {
		await expect(startWorker(undefined, { HOST: '192.0.2.1' })).rejects.toThrow(
			'HOST: 192.0.2.1 is not an address of this machine. Example: HOST=0.0.0.0',
		);
	});

	it('PORT: this user may not use it', () => {
		const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
		expect(listenFailure('0.0.0.0', 80, error).message).toMatch(/^PORT: .+ port 80\./);
	});

	it('both, if the reason is another one', () => {
		const error = Object.assign(new Error('listen EMFILE'), { code: 'EMFILE' });
		expect(listenFailure('::', 3000, error).message).toBe(
			'HOST, PORT: :::3000 is not available: listen EMFILE',
		);
	});
});
