import type { GroupedAdds } from './groupedAdds';
import type { NewJob } from './store';

/** Adds jobs to queues, in groups per queue. */
export class QueueAdds {
	readonly #byQueue = new Map<string, GroupedAdds>();

	/** @param groupsOf the groups of a queue that has none yet */
	constructor(private readonly groupsOf: (queueName: string) => GroupedAdds) {}

	/** @returns the id of the job, or of the one it is a duplicate of */
	async add(queueName: string, job: NewJob): Promise<string> {
		let adds = this.#byQueue.get(queueName);
		if (!adds) {
			adds = this.groupsOf(queueName);
			this.#byQueue.set(queueName, adds);
		}
		return await adds.add(job);
	}

	/** To be called when a queue is deleted. */
	forget(queueName: string): void {
		this.#byQueue.delete(queueName);
	}
}
