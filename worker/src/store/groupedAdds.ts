import { setTimeout as sleep } from 'node:timers/promises';
import type { JobQueue, NewJob } from './store';

/** What one transaction takes at most. Others wait for it meanwhile. */
const MAX_GROUP = 100;
const MAX_GROUP_BYTES = 4 * 1024 * 1024;
/** Beyond this many the database is too slow, or gone: whoever comes then is told at once. */
const MAX_WAITING = 5_000;
/** A transaction that takes longer, in ms, does not hold up others: its connection may be dead. */
const PATIENCE = 2_000;

interface Waiting {
	job: NewJob;
	resolve: (id: string) => void;
	reject: (error: unknown) => void;
}

/**
 * Adds jobs to a queue, those that come while others are being committed in one transaction: a
 * commit costs far more than a row. Nobody waits for company, and everybody waits for the commit.
 *
 * One transaction at a time, as two that recognise the same events in different order would wait for
 * each other.
 */
export class GroupedAdds {
	#waiting: Waiting[] = [];
	#busy = false;

	constructor(private readonly queue: JobQueue<unknown, unknown>) {}

	/** @returns the id of the job, or of the one it is a duplicate of */
	async add(job: NewJob): Promise<string> {
		if (this.#waiting.length >= MAX_WAITING) throw new Error('Too many events wait to be stored');
		return await new Promise((resolve, reject) => {
			this.#waiting.push({ job, resolve, reject });
			if (!this.#busy) void this.#commitAll();
		});
	}

	async #commitAll(): Promise<void> {
		this.#busy = true;
		while (this.#waiting.length > 0) {
			const given = new AbortController();
			const patience = sleep(PATIENCE, undefined, given).catch(() => undefined);
			await Promise.race([this.#commit(this.#nextGroup()), patience]);
			given.abort();
		}
		this.#busy = false;
	}

	#nextGroup(): Waiting[] {
		let bytes = 0;
		let count = 0;
		for (const { job } of this.#waiting) {
			bytes += job.bytes;
			if (count === MAX_GROUP || (count > 0 && bytes > MAX_GROUP_BYTES)) break;
			count += 1;
		}
		return this.#waiting.splice(0, count);
	}

	/** Never rejects. */
	async #commit(group: readonly Waiting[]): Promise<void> {
		const [first, ...others] = group;
		if (!first) return;
		if (others.length === 0) return await this.#commitOne(first);
		try {
			const jobs = await this.queue.addBulk(
				group.map(({ job: { name, data, options } }) => ({ name, data, opts: options })),
			);
			for (const [index, { job, resolve }] of group.entries()) {
				resolve(jobs[index]?.id ?? job.options.jobId);
			}
		} catch {
			// Whichever of them is the reason must not fail the others. Should the group have been stored
			// after all, each is recognised by its id.
			const half = group.length >> 1;
			await this.#commit(group.slice(0, half));
			await this.#commit(group.slice(half));
		}
	}

	async #commitOne({ job: { name, data, options }, resolve, reject }: Waiting): Promise<void> {
		try {
			const { id } = await this.queue.add(name, data, options);
			resolve(id ?? options.jobId);
		} catch (error) {
			reject(error);
		}
	}
}
