import { Cluster, type Redis } from 'ioredis';
import type { RedisClient } from './connect';

/**
 * Settings with which this Redis could lose an event that was already acknowledged to Autodesk. Managed
 * services often hide their settings; the result then says so.
 *
 * @param replicas number of replicas that the worker waits for
 */
export async function durabilityConcerns(client: RedisClient, replicas: number): Promise<string[]> {
	const masters = client instanceof Cluster ? client.nodes('master') : [client];
	const concerns = await Promise.all(
		masters.map(async (master) => [
			...(await settingConcerns(master)),
			...(await replicationConcerns(master, replicas)),
		]),
	);
	// The nodes of a cluster usually have the same settings.
	return [...new Set(concerns.flat())];
}

async function settingConcerns(master: Redis): Promise<string[]> {
	let settings: Map<string, string>;
	try {
		const pairs = await Promise.all(
			['appendonly', 'appendfsync', 'maxmemory-policy'].map((name) => master.config('GET', name)),
		);
		settings = new Map(pairs.map((pair) => [String(pair[0]), String(pair[1])]));
	} catch {
		return ['Redis does not show its settings, so its durability could not be checked.'];
	}

	const concerns: string[] = [];
	if (settings.get('appendonly') !== 'yes') {
		concerns.push(
			'Redis runs without an append-only file: acknowledged events are lost when it stops. Set "appendonly yes" and "appendfsync always".',
		);
	} else if (settings.get('appendfsync') !== 'always') {
		concerns.push(
			`Redis writes to disk with "appendfsync ${settings.get('appendfsync')}": a power failure can lose the last second of acknowledged events. Set "appendfsync always" to lose none.`,
		);
	}
	if (settings.get('maxmemory-policy') !== 'noeviction') {
		concerns.push(
			`Redis may evict data ("maxmemory-policy ${settings.get('maxmemory-policy')}"). Set "maxmemory-policy noeviction".`,
		);
	}
	return concerns;
}

async function replicationConcerns(master: Redis, replicas: number): Promise<string[]> {
	const shown = /^connected_slaves:(\d+)/m.exec(await replicationInfo(master))?.[1];
	if (shown === undefined) return [];
	const connected = Number(shown);
	if (replicas > connected) {
		return [
			`Redis has ${connected} replicas, and REDIS_WAIT_REPLICAS waits for ${replicas}: until there are that many, callbacks are answered with 503. Add replicas, or lower REDIS_WAIT_REPLICAS.`,
		];
	}
	if (replicas === 0 && connected > 0) {
		return [
			'The worker does not wait for Redis replicas: acknowledged events are lost if a replica takes over that does not have them yet. Set REDIS_WAIT_REPLICAS=1.',
		];
	}
	return [];
}

/** @returns empty if the settings are hidden */
async function replicationInfo(master: Redis): Promise<string> {
	try {
		return await master.info('replication');
	} catch {
		return '';
	}
}
