import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { Logger } from 'pino';
import type { Deliveries } from '../../deliveries/deliveries';
import { replay } from '../../deliveries/replay';

export interface RetryParts {
	deliveries: Deliveries;
	log: Logger;
}

type BoardJob = Awaited<ReturnType<BullMQAdapter['getJob']>>;

/**
 * Bull Board's view of one queue of events. Its *Retry* replays the event, as everywhere else: BullMQ's own
 * retry would deliver a delivered event unchanged, which n8n ignores as a duplicate.
 */
export class EventsAdapter extends BullMQAdapter {
	constructor(
		queue: ConstructorParameters<typeof BullMQAdapter>[0],
		options: ConstructorParameters<typeof BullMQAdapter>[1],
		private readonly parts: RetryParts,
	) {
		super(queue, options);
	}

	override async getJob(id: string): Promise<BoardJob> {
		const job = await super.getJob(id);
		if (job) job.retry = async () => await this.#replay(id);
		return job;
	}

	async #replay(id: string): Promise<void> {
		const { deliveries, log } = this.parts;
		const found = await deliveries.find(id);
		if (found) await replay(found, log);
	}
}
