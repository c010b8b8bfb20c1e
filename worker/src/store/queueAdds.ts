import { GroupedAdds } from './groupedAdds';
import type { JobQueue, NewJob } from './store';

/** Adds jobs to queues, in groups per queue. */
export class QueueAdds {
	readonly #byQueue = new Map<string, GroupedAdds>();

	/** @param maxUnderWay how many groups of a queue the database may be given at a time */
	constructor(
		private readonly queueOf: (name: string) => JobQueue<unknown, unknown>,
		private readonly maxUnderWay: number,
	) {}

	/** @returns the id of the job, or of the one it is a duplicate of */
	async add(queueName: string, job: NewJob): Promise<string> {
		let adds = this.#byQueue.get(queueName);
		if (!adds) {
			adds = new GroupedAdds(this.queueOf(queueName), this.maxUnderWay);
			this.#byQueue.set(queueName, adds);
		}
		return await adds.add(job);
	}

	/** To be called when a queue is deleted. */
	forget(queueName: string): void {
		this.#byQueue.delete(queueName);
	}
}
