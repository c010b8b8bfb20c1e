import { GroupedWork } from './groupedWork';
import type { JobQueue, NewJob } from './store';

/** Maximum number of jobs per group. Others wait for the next one. */
const MAX_GROUP = 100;
const MAX_GROUP_BYTES = 4 * 1024 * 1024;
/** Beyond this number, the database is too slow or unavailable, and further jobs fail at once. */
const MAX_WAITING = 5_000;

interface Waiting {
	job: NewJob;
	resolve: (id: string) => void;
	reject: (error: unknown) => void;
}

/**
 * Adds jobs to a queue. Jobs that arrive together share a call to the database: a transaction on an SQL database,
 * a script on Redis. Every job waits until the database has confirmed it.
 */
export class GroupedAdds {
	readonly #work: GroupedWork<Waiting>;

	/**
	 * @param maxUnderWay how many groups the database may be given at a time
	 * @param enough how many jobs start a group at once, as in {@link GroupedWork}
	 */
	constructor(
		private readonly queue: JobQueue<unknown, unknown>,
		maxUnderWay: number,
		enough?: number,
	) {
		this.#work = new GroupedWork((group) => this.#commit(group), groupSize, maxUnderWay, enough);
	}

	/** @returns the id of the job, or of the one it is a duplicate of */
	async add(job: NewJob): Promise<string> {
		if (this.#work.waiting >= MAX_WAITING) throw new Error('Too many events wait to be stored');
		return await new Promise((resolve, reject) => this.#work.submit({ job, resolve, reject }));
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
			// One failing job must not fail the others. If the group was stored after all, each job is
			// recognized by its id.
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

function groupSize(waiting: readonly Waiting[]): number {
	let bytes = 0;
	let count = 0;
	for (const { job } of waiting) {
		bytes += job.bytes;
		if (count === MAX_GROUP || (count > 0 && bytes > MAX_GROUP_BYTES)) break;
		count += 1;
	}
	return count;
}
