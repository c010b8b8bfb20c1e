import { Cluster } from 'ioredis';
import type { RedisClient } from './connect';

/**
 * What could make this Redis lose an event that was already acknowledged to Autodesk. Managed
 * services often hide their settings; then that is what is said.
 */
export async function durabilityConcerns(client: RedisClient): Promise<string[]> {
	const node = client instanceof Cluster ? client.nodes('master')[0] : client;
	if (!node) return [];
	let settings: Map<string, string>;
	try {
		const pairs = await Promise.all(
			['appendonly', 'appendfsync', 'maxmemory-policy'].map((name) => node.config('GET', name)),
		);
		settings = new Map(pairs.map((pair) => [String(pair[0]), String(pair[1])]));
	} catch {
		return ['Redis does not show its settings, so its durability could not be checked.'];
	}

	const concerns: string[] = [];
	if (settings.get('appendonly') !== 'yes') {
		concerns.push(
			'Redis runs without append-only file: acknowledged events are lost when it stops. Set "appendonly yes" and "appendfsync always".',
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
