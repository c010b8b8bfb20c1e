import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEnvFile } from '../../src/config/envFile';

const TEXT =
	'# the worker\r\nAPI_KEY=key-of-the-worker\r\nPUBLIC_URL="https://hooks.example.com"\r\n';

describe('a .env file', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'aps-env-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	async function read(bytes: Buffer, environment: NodeJS.ProcessEnv = {}) {
		const path = join(folder, '.env');
		await writeFile(path, bytes);
		loadEnvFile(path, environment);
		return environment;
	}

	it.each([
		['as UTF-8', Buffer.from(TEXT)],
		['with a byte-order mark, as some editors write it', Buffer.from(`\uFEFF${TEXT}`)],
		['as UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
	])('is read %s', async (_how, bytes) => {
		expect(await read(bytes)).toEqual({
			API_KEY: 'key-of-the-worker',
			PUBLIC_URL: 'https://hooks.example.com',
		});
	});

	it('whose first line is a setting is read with a byte-order mark', async () => {
		expect(await read(Buffer.from('\uFEFFPORT=3001'))).toEqual({ PORT: '3001' });
	});

	it('does not change what is set already', async () => {
		const environment = await read(Buffer.from('PORT=3001\nHOST=::'), { PORT: '3002' });
		expect(environment).toEqual({ PORT: '3002', HOST: '::' });
	});

	it('may be missing', () => {
		const environment = {};
		loadEnvFile(join(folder, 'missing'), environment);
		expect(environment).toEqual({});
	});
});
