import type { CallbackAddress, Callbacks } from './callbacks';
import { load } from './load';

const CONNECTIONS = 64;

/**
 * Sends at least the given number of events. On a busy machine, the worker may answer 503; another event then
 * replaces the refused one.
 *
 * @returns the number of events answered with 204
 */
export async function fill(
	{ ports }: CallbackAddress,
	callbacks: Callbacks,
	count: number,
): Promise<number> {
	let stored = 0;
	while (stored < count) {
		let left = count - stored;
		const { latencies } = await load({
			ports,
			connections: CONNECTIONS,
			next: () => callbacks.next(),
			goOn: () => left-- > 0,
		});
		stored += latencies.length;
	}
	return stored;
}
