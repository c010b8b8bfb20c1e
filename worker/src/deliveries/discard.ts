import type { Logger } from 'pino';
import { withDeadline } from '../store/deadline';
import type { FoundDelivery } from './deliveryView';

const DEADLINE = 5_000;

export type Discard =
	| { kind: 'discarded' }
	/** It is being delivered right now. */
	| { kind: 'under way' };

/**
 * Removes an event permanently.
 *
 * @throws StoreUnavailableError
 */
export async function discard(
	{ status, job, subscription }: FoundDelivery,
	log: Logger,
): Promise<Discard> {
	if (status === 'delivering') return { kind: 'under way' };
	await withDeadline(job.remove(), DEADLINE);
	log.info({ event: job.id, subscription, was: status }, 'event discarded');
	return { kind: 'discarded' };
}
