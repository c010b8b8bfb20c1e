import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { assertPortsFree } from '../../../demo/portCheck';
import { demoSettings } from '../../../demo/settings';
import { freePorts } from '../../e2e/stack/ports';

describe('demo ports', () => {
	let other: Server | undefined;

	afterEach(async () => {
		await new Promise((closed) => (other ? other.close(closed) : closed(undefined)));
		other = undefined;
	});

	it('have defaults that variables override', () => {
		expect(demoSettings({}).ports).toEqual({
			n8n: 5678,
			broker: 5679,
			worker: 3000,
			simulator: 3100,
		});
		expect(demoSettings({ DEMO_N8N_PORT: '15678' }).ports.n8n).toBe(15678);
	});

	it.each(['abc', '0', '65536', '-1'])('must be valid: %s is not', (text) => {
		expect(() => demoSettings({ DEMO_WORKER_PORT: text })).toThrow(
			`DEMO_WORKER_PORT=${text} is not a port between 1 and 65535, for example 13000`,
		);
	});

	it('are reported with the variable to set if they are in use', async () => {
		other = createServer();
		await new Promise<void>((listening) => other?.listen(0, '127.0.0.1', listening));
		const { port } = other.address() as AddressInfo;
		const ports = { ...(await freePorts()), n8n: port };

		await expect(assertPortsFree({ ports, dataFolder: '' })).rejects.toThrow(
			new RegExp(
				`Port ${port} \\(for n8n\\) is in use by another program.*DEMO_N8N_PORT=\\d+ npm run demo`,
				's',
			),
		);
	});

	it('are accepted if they are free', async () => {
		await expect(
			assertPortsFree({ ports: await freePorts(), dataFolder: '' }),
		).resolves.toBeUndefined();
	});
});
