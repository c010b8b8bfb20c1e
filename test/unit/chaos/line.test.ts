import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Line } from '../../chaos/line';
import { Random } from '../../chaos/random';

let server: Server;
let line: Line;
const cutPorts: number[] = [];
const seenPorts: (number | undefined)[] = [];

beforeEach(async () => {
	server = createServer((request, response) => {
		seenPorts.push(request.socket.remotePort);
		request.resume().on('end', () => response.end('x'.repeat(10_000)));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	line = await Line.to((server.address() as AddressInfo).port, (port) => cutPorts.push(port));
});
afterEach(async () => {
	await line.close();
	server.closeAllConnections();
	server.close();
	cutPorts.length = 0;
	seenPorts.length = 0;
});

async function read(): Promise<number | string> {
	try {
		return (await (await fetch(line.origin)).text()).length;
	} catch (error) {
		return (error as Error).name;
	}
}

describe('chaos line', () => {
	it('carries data in both directions', async () => {
		expect(await read()).toBe(10_000);
	});

	it('refuses connections while severed and keeps its port', async () => {
		await read();
		const { port } = line;
		const repair = await line.sever();
		expect(await read()).toBe('TypeError');
		await repair();
		expect(line.port).toBe(port);
		expect(await read()).toBe(10_000);
	});

	it('breaks in the middle of an answer while frayed, and reports the port that the other end saw', async () => {
		line.fray({ random: new Random(1), mostBytes: 5_000 });
		expect(await read()).toBe('TypeError');
		expect(line.cuts).toBe(1);
		expect(cutPorts).toHaveLength(1);
		line.fray(undefined);
		expect(await read()).toBe(10_000);
	});
});
