import { Queue } from 'bullmq';
import { OBSERVER_EVENTS_KEPT, type AnyBackendFactory, type JobQueue } from './store';

/** Caches one BullMQ queue object per name, because each registers listeners on the shared connection. */
export class QueueCache {
	readonly #queues = new Map<string, JobQueue<unknown, unknown>>();

	constructor(
		private readonly backendFactory: AnyBackendFactory,
		private readonly prefixOf: (name: string) => string | undefined,
		private readonly onError: (error: Error) => void,
	) {}

	get<Data, Result>(name: string): JobQueue<Data, Result> {
		let queue = this.#queues.get(name);
		if (!queue) {
			queue = this.#open(name);
			this.#queues.set(name, queue);
		}
		return queue as JobQueue<Data, Result>;
	}

	async destroy(name: string): Promise<void> {
		const queue = this.get(name);
		await queue.obliterate({ force: true });
		this.#queues.delete(name);
		await queue.close();
	}

	async close(): Promise<void> {
		const queues = [...this.#queues.values()];
		this.#queues.clear();
		await Promise.allSettled(queues.map((queue) => queue.close()));
	}

	#open(name: string): JobQueue<unknown, unknown> {
		const prefix = this.prefixOf(name);
		const queue: JobQueue<unknown, unknown> = new Queue(
			name,
			{
				connection: undefined,
				...(prefix === undefined ? {} : { prefix }),
				skipVersionCheck: true,
				streams: { events: { maxLen: OBSERVER_EVENTS_KEPT } },
			},
			this.backendFactory,
		);
		queue.on('error', this.onError);
		return queue;
	}
}
