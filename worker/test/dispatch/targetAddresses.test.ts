import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseNetwork, type IpNetwork } from '../../src/dispatch/addressRange';
import { TargetAddresses } from '../../src/dispatch/targetAddresses';

function leadsTo(...addresses: string[]): LookupFunction {
	return (_host, _options, callback) => {
		const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
		callback(null, found);
	};
}

async function connectable(
	host: string,
	addresses: string[],
	networks?: IpNetwork[],
): Promise<string[]> {
	const { lookup } = new TargetAddresses(networks, leadsTo(...addresses));
	const { promise, resolve, reject } = Promise.withResolvers<LookupAddress[]>();
	lookup(host, { all: true }, (error, found) => {
		if (error) reject(error);
		else resolve(Array.isArray(found) ? found : []);
	});
	return (await promise).map(({ address }) => address);
}

function networks(...texts: string[]): IpNetwork[] {
	return texts.map(parseNetwork).filter((network) => network !== undefined);
}

describe('the addresses of targets', () => {
	it.each([
		'93.184.215.14',
		'10.1.2.3',
		'172.17.0.1',
		'192.168.1.9',
		'100.64.0.7',
		'2606:4700::1',
		'fd00:ec3::1',
	])('may be %s', async (address) => {
		expect(await connectable('n8n.example.com', [address])).toEqual([address]);
		expect(new TargetAddresses().refusalOfLiteral(address)).toBeUndefined();
	});

	it.each([
		['169.254.169.254', 'linkLocal'],
		['fe80::1', 'linkLocal'],
		['0.0.0.0', 'unspecified'],
		['::', 'unspecified'],
		['224.0.0.1', 'multicast'],
		['ff02::1', 'multicast'],
		['255.255.255.255', 'broadcast'],
		['240.0.0.1', 'reserved'],
		['2002:a9fe:a9fe::', '6to4'],
		['::ffff:169.254.169.254', 'linkLocal'],
		['64:ff9b::a9fe:a9fe', 'linkLocal'],
		['fd00:ec2::254', 'uniqueLocal'],
		['fd00:ec2::23', 'uniqueLocal'],
		['fd00:ec2:ffff:ffff:ffff:ffff:ffff:ffff', 'uniqueLocal'],
		['fd20:ce::254', 'uniqueLocal'],
		['fd00:c1::a9fe:a9fe', 'uniqueLocal'],
		['fd00:a9fe:a9fe::1', 'uniqueLocal'],
		['fd00:100::100:200', 'uniqueLocal'],
		['fd00:42::42', 'uniqueLocal'],
		['168.63.129.16', 'unicast'],
		['192.0.0.192', 'reserved'],
		['100.100.100.200', 'carrierGradeNat'],
	])('may never be %s', async (address, range) => {
		const reason = `${address}, which cannot be a target (${range})`;
		const everywhere = networks('0.0.0.0/0', '::/0');
		await expect(connectable('n8n.example.com', [address])).rejects.toThrow(reason);
		await expect(connectable('localhost', [address], everywhere)).rejects.toThrow(reason);
		const host = address.includes(':') ? `[${address}]` : address;
		expect(new TargetAddresses(everywhere).refusalOfLiteral(host)).toContain(reason);
	});

	it.each(['localhost', 'n8n.localhost', 'LOCALHOST.'])(
		'may be this machine for the name %s',
		async (host) => {
			expect(await connectable(host, ['127.0.0.1', '::1'])).toEqual(['127.0.0.1', '::1']);
		},
	);

	it('may be this machine if the target names it', () => {
		const addresses = new TargetAddresses();
		expect(addresses.refusalOfLiteral('127.0.0.1')).toBeUndefined();
		expect(addresses.refusalOfLiteral('[::1]')).toBeUndefined();
	});

	it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
		'may not be this machine (%s) for another name',
		async (address) => {
			await expect(connectable('n8n.example.com', [address])).rejects.toThrow(
				'this machine: allow localhost',
			);
			await expect(connectable('localhost.example.com', [address])).rejects.toThrow();
			const listed = networks('127.0.0.0/8', '::1');
			expect(await connectable('n8n.example.com', [address], listed)).toEqual([address]);
		},
	);

	it('are limited to the listed networks if there is a list', async () => {
		const listed = networks('10.0.0.0/8', 'fd12::/16');
		expect(await connectable('n8n', ['10.9.9.9'], listed)).toEqual(['10.9.9.9']);
		expect(await connectable('n8n', ['fd12::7'], listed)).toEqual(['fd12::7']);
		expect(await connectable('n8n', ['::ffff:10.1.1.1'], listed)).toEqual(['::ffff:10.1.1.1']);
		const reason = 'which is not in ALLOWED_TARGET_NETWORKS';
		for (const address of ['192.168.1.1', '93.184.215.14', 'fd13::7', '127.0.0.1']) {
			await expect(connectable('n8n', [address], listed)).rejects.toThrow(reason);
		}
		expect(new TargetAddresses(listed).refusalOfLiteral('127.0.0.1')).toContain(reason);
	});

	it('are returned singly to a caller that asks for one', async () => {
		const { lookup } = new TargetAddresses(undefined, leadsTo('127.0.0.1', '10.1.2.3'));
		const { promise, resolve } = Promise.withResolvers<unknown>();
		lookup('n8n', {}, (error, address, family) => resolve({ error, address, family }));
		expect(await promise).toEqual({ error: null, address: '10.1.2.3', family: 4 });
	});

	it('are unknown if the name is unknown', async () => {
		const gone = new Error('getaddrinfo ENOTFOUND n8n');
		const resolver: LookupFunction = (_host, _options, callback) => callback(gone, []);
		const { promise, resolve } = Promise.withResolvers<unknown>();
		new TargetAddresses(undefined, resolver).lookup('n8n', {}, resolve);
		expect(await promise).toBe(gone);
	});

	it('exclude the refused ones of a name that also resolves to others', async () => {
		const found = ['169.254.169.254', '10.1.2.3', '127.0.0.1'];
		expect(await connectable('n8n', found)).toEqual(['10.1.2.3']);
	});
});

describe('a network', () => {
	it.each(['10.0.0.0/8', 'fd00::/8', '10.1.2.3', '::1'])('may be written %s', (text) => {
		expect(parseNetwork(text)).toBeDefined();
	});

	it.each(['10/8', '10.0.0.0/33', '10.0.0/8', 'n8n', '', '10.0.0.0-10.0.0.9'])(
		'may not be written "%s"',
		(text) => {
			expect(parseNetwork(text)).toBeUndefined();
		},
	);
});
