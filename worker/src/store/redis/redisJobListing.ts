import { z } from 'zod';
import { IdPage } from '../idPage';
import type { JobListing, JobOutline, JobQuery, ListedJob, QueueState } from '../jobListing';
import type { JobQueue } from '../store';
import type { RedisClient } from './connect';

/** Ids per read: enough to be fast, few enough not to block the database. */
const CHUNK = 5000;

/** What one script reads of jobs, in bytes. Redis does nothing else meanwhile. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Reads BullMQ's jobs without the value of one text field of their data, which stays in the database. The field is
 * found by its name with quotes and colon, as which it cannot occur inside of another text: there, quotes are escaped.
 *
 * Keys: the jobs. Arguments: name of the field; bytes after which to stop. Returns how many keys it has read, and for
 * each job that exists its position, data, attempts, end, reason of a failure, and whether it has a result.
 */
const OUTLINES = `
local field = '"' .. ARGV[1] .. '":"'
local most = tonumber(ARGV[2])
local bytes = 0
local outlines = {}
for position, key in ipairs(KEYS) do
	local job = redis.call('HMGET', key, 'data', 'atm', 'finishedOn', 'failedReason')
	local data = job[1]
	if data then
		bytes = bytes + #data
		local _, start = string.find(data, field, 1, true)
		if start then
			data = string.sub(data, 1, start) .. string.sub(data, string.find(data, '"', start + 1, true), -1)
		end
		outlines[#outlines + 1] = {
			position, data, job[2] or '0', job[3] or '', job[4] or '',
			redis.call('HEXISTS', key, 'returnvalue')
		}
	end
	if bytes > most then
		return { position, outlines }
	end
end
return { #KEYS, outlines }`;

const ANSWER = z.tuple([
	z.number(),
	z.array(z.tuple([z.number(), z.string(), z.coerce.number(), z.string(), z.string(), z.number()])),
]);

/** Lists BullMQ's jobs on Redis, where each state is a list of ids in an order of its own. */
export class RedisJobListing implements JobListing {
	constructor(
		private readonly client: RedisClient,
		private readonly queue: (name: string) => JobQueue<unknown, unknown>,
	) {}

	/** Reads all ids of these states, but none of the jobs: an id contains the time of the job. */
	async jobs(queueName: string, query: JobQuery): Promise<ListedJob[]> {
		const { states, bounds, order, limit } = query;
		const page = new IdPage<QueueState>(limit, bounds, order);
		const backend = this.queue(queueName).getBackend();
		for (const state of states) {
			for (let start = 0; ; start += CHUNK) {
				const ranges: string[][] = await backend.getRanges([state], start, start + CHUNK - 1);
				const [ids = []] = ranges;
				page.add(ids, state);
				if (ids.length < CHUNK) break;
			}
		}
		return page.get().map(({ id, origin }) => ({ id, state: origin }));
	}

	async outlines<Data>(
		queueName: string,
		ids: readonly string[],
		without: string,
	): Promise<JobOutline<Data>[]> {
		const outlines: JobOutline<Data>[] = [];
		for (let start = 0; start < ids.length;) {
			const { read, found } = await this.#read<Data>(queueName, ids.slice(start), without);
			outlines.push(...found);
			start += read;
		}
		return outlines;
	}

	/** @returns how many of the ids were read, at least one, and what was found */
	async #read<Data>(
		queueName: string,
		ids: readonly string[],
		without: string,
	): Promise<{ read: number; found: JobOutline<Data>[] }> {
		const queue = this.queue(queueName);
		const keys = ids.map((id) => queue.toKey(id));
		const answer = await this.client.eval(OUTLINES, keys.length, ...keys, without, MAX_BYTES);
		const [read, jobs] = ANSWER.parse(answer);
		const found = jobs.map(
			([position, data, attemptsMade, finishedOn, failedReason, hasResult]): JobOutline<Data> => {
				const { [without]: _left, ...rest } = JSON.parse(data) as Record<string, unknown>;
				return {
					id: ids[position - 1] ?? '',
					data: rest as Data,
					attemptsMade,
					finished: finishedOn === '' ? undefined : endOf(Number(finishedOn), hasResult === 1),
					failedReason: failedReason === '' ? undefined : failedReason,
				};
			},
		);
		return { read, found };
	}
}

function endOf(on: number, hasResult: boolean): JobOutline<unknown>['finished'] {
	return { state: hasResult ? 'completed' : 'failed', on };
}
