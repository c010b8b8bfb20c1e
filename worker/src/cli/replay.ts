import { api as operations } from '../../../protocol/worker/api/api';
import { LIMITS, RETENTION_DAYS } from '../../../protocol/worker/api/limits';
import { UsageError, type Command, type CommandResult, type CommandRun } from './command';
import { filterOptions, readFilters, readNumber } from './filters';
import { counted, table } from './table';

/** `replay`: delivers events again, by ID or by filter. */
export const replay: Command = {
	options: {
		...filterOptions,
		delivered: { type: 'boolean' },
		all: { type: 'boolean' },
		rate: { type: 'string' },
	},
	async run(run) {
		return run.ids.length > 0 ? await replayEach(run) : await replayMatching(run);
	},
};

/** `replays`: shows the progress of replays. */
export const replays: Command = {
	options: {},
	async run({ api }) {
		const { data } = await api.call(operations.replays.list, {});
		const rows = data.map(({ id, status, replayed, rate, createdAt, finishedAt }) => [
			id,
			status,
			String(replayed),
			String(rate),
			createdAt,
			finishedAt ?? '-',
		]);
		const head = ['ID', 'STATUS', 'REPLAYED', 'RATE', 'STARTED', 'FINISHED'];
		const none = `No replays in the last ${RETENTION_DAYS.replays} days`;
		return { json: data, text: rows.length > 0 ? table(head, rows) : none };
	},
};

async function replayEach({ api, ids, options }: CommandRun): Promise<CommandResult> {
	if (Object.keys(options).some((name) => name in replay.options)) {
		throw new UsageError('replay takes IDs or filters, not both');
	}
	const replayed: unknown[] = [];
	for (const id of ids) {
		replayed.push(await api.call(operations.deliveries.replay, { params: { id } }));
	}
	return { json: replayed, text: `${counted(ids.length, 'event')} on the way to n8n again` };
}

async function replayMatching(run: CommandRun): Promise<CommandResult> {
	const { api, options } = run;
	const filters = readFilters(run);
	const isFiltered = Object.values(filters).some((value) => value !== undefined);
	if (!isFiltered && !options.all) {
		throw new UsageError('replay needs IDs, a filter such as --since 2h, or --all');
	}
	const started = await api.call(operations.deliveries.replayMany, {
		body: {
			...filters,
			status: options.delivered ? 'delivered' : 'dead',
			rate: readNumber(options, 'rate', LIMITS.replay.rate),
		},
	});
	const text =
		`Replay ${started.id} started at ${counted(started.rate, 'event')} per second. ` +
		'To follow it, run aps-webhook-worker replays';
	return { json: started, text };
}
