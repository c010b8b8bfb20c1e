import { describe, expect, it } from 'vitest';
import { isPrivateHost } from '../../../protocol/http/privateHost';

const hostname = (host: string) => new URL(`http://${host}/`).hostname;

describe('a host that is certainly not on the internet', () => {
	it.each([
		'localhost',
		'n8n',
		'n8n.localhost',
		'127.0.0.1',
		'0.0.0.0',
		'10.1.2.3',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.0.9',
		'100.64.0.1',
		'169.254.1.1',
		'[::1]',
		'[fd12:3456::1]',
		'[fe80::1]',
		'n8n.local',
		'n8n.office.internal',
		'N8N.LAN.',
	])('can be %s', (host) => {
		expect(isPrivateHost(hostname(host))).toBe(true);
	});

	it.each([
		'n8n.example.com',
		'local.example.com',
		'10.example.com',
		'172.32.0.1',
		'100.128.0.1',
		'11.0.0.1',
		'[2001:db8::1]',
	])('is not %s', (host) => {
		expect(isPrivateHost(hostname(host))).toBe(false);
	});
});
