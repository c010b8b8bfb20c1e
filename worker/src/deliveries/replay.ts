import type { Logger } from 'pino';
import { withDeadline } from '../store/deadline';
import type { FoundDelivery } from './deliveryView';

const DEADLINE = 5_000;

export type Replay =
	| { kind: 'replayed' }
	/** It is already on its way, or moved on in the meantime. */
	| { kind: 'under way' };

/**
 * Sends an event again. Dead letters and delivered events restart their retry schedule; an event that waits
 * for its next attempt is sent immediately.
 *
 * @throws StoreUnavailableError
 */
export async function replay(delivery: FoundDelivery, log: Logger): Promise<Replay> {
	if (delivery.status === 'queued' || delivery.status === 'delivering')
		return { kind: 'under way' };
	const { job, subscription, status } = delivery;
	const replayed = await withDeadline(moveBack(delivery), DEADLINE);
	if (replayed.kind === 'replayed') {
		log.info({ event: job.id, subscription, was: status }, 'event replayed');
	}
	return replayed;
}

async function moveBack({ status, job }: FoundDelivery): Promise<Replay> {
	try {
		if (status === 'retrying') await job.promote();
		else {
			// Otherwise n8n would treat it as a duplicate of the event it already received.
			await job.updateData({ ...job.data, replays: (job.data.replays ?? 0) + 1 });
			await job.retry(status === 'dead' ? 'failed' : 'completed', FROM_THE_START);
		}
		return { kind: 'replayed' };
	} catch (error) {
		if (isNotInThatState(error)) return { kind: 'under way' };
		throw error;
	}
}

const FROM_THE_START = { resetAttemptsMade: true, resetAttemptsStarted: true };

/** BullMQ's own refusals carry a negative number as `code`. */
function isNotInThatState(error: unknown): boolean {
	return (
		error instanceof Error && 'code' in error && typeof error.code === 'number' && error.code < 0
	);
}
