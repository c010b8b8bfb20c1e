import type { Logger } from 'pino';
import { unsealEvent, type EventQueue, type StoredEvent } from '../events/storedEvent';
import type { Vault } from '../encryption/vault';
import { fileOf, type FileOrder } from './fileOrder';

/** Events read at once. */
const PAGE = 200;

/**
 * Holds files back for the events that wait in the queue, as before a restart or pause, and for those that a
 * process was sending when it died. Call it before the queue is processed.
 *
 * @param takenBackAfter after how long events of a process that died are back in the queue at the latest, in ms.
 * After that, another process must have delivered them.
 * @throws whatever the store does
 */
export async function recallOrder(
	order: FileOrder,
	queue: EventQueue,
	vault: Vault,
	log: Logger,
	takenBackAfter: number,
): Promise<void> {
	const now = Date.now();
	for (const { id = '', data } of await queue.getActive()) {
		const file = fileOfStored(vault, id, data, log);
		if (file) order.hold(file, id, now, takenBackAfter);
	}
	for (let start = 0; ; start += PAGE) {
		const jobs = await queue.getDelayed(start, start + PAGE - 1);
		for (const { id = '', data, timestamp, processedOn, delay } of jobs) {
			const file = fileOfStored(vault, id, data, log);
			// The delay counts from the end of the last attempt, slightly later than this.
			if (file) order.hold(file, id, (processedOn ?? timestamp) + delay);
		}
		if (jobs.length < PAGE) return;
	}
}

/** @returns undefined also for an unreadable event: it never arrives, so nothing waits for it */
function fileOfStored(
	vault: Vault,
	id: string,
	data: StoredEvent,
	log: Logger,
): string | undefined {
	try {
		return fileOf(unsealEvent(vault, id, data));
	} catch (error) {
		log.warn({ event: id, err: String(error) }, 'waiting event cannot be read');
		return undefined;
	}
}
