import type { ReplayRun } from '../deliveries/replayRun';
import { UsageError, type Command, type CommandResult, type CommandRun } from './command';
import { filterOptions, readFilters, readNumber } from './filters';
import { counted, table } from './table';

const DEFAULT_RATE = 20;

/** `replay`: sends events again, by id or by filter. */
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

/** `replays`: how far they are. */
export const replays: Command = {
	options: {},
	async run({ api }) {
		const { data } = await api.request<{ data: ReplayRun[] }>('GET', '/deliveries/replays');
		const rows = data.map(({ id, status, replayed, rate, createdAt, finishedAt }) => [
			id,
			status,
			String(replayed),
			String(rate),
			createdAt,
			finishedAt ?? '-',
		]);
		const head = ['ID', 'STATUS', 'REPLAYED', 'RATE', 'STARTED', 'FINISHED'];
		return {
			json: data,
			text: rows.length > 0 ? table(head, rows) : 'No replays in the last days',
		};
	},
};

async function replayEach({ api, ids, options }: CommandRun): Promise<CommandResult> {
	if (Object.keys(options).some((name) => name in replay.options)) {
		throw new UsageError('replay takes ids or filters, not both');
	}
	const replayed: unknown[] = [];
	for (const id of ids) {
		replayed.push(await api.request('POST', `/deliveries/${encodeURIComponent(id)}/replay`));
	}
	return { json: replayed, text: `${counted(ids.length, 'event')} on the way to n8n again` };
}

async function replayMatching(run: CommandRun): Promise<CommandResult> {
	const { api, options } = run;
	const filters = readFilters(run);
	if (Object.keys(filters).length === 0 && !options.all) {
		throw new UsageError('replay needs ids, a filter such as --since 2h, or --all');
	}
	const started = await api.request<ReplayRun>('POST', '/deliveries/replay', {
		...filters,
		status: options.delivered ? 'delivered' : 'dead',
		rate: readNumber(options, 'rate', DEFAULT_RATE),
	});
	const text =
		`Replay ${started.id} started, ${counted(started.rate, 'event')} per second. ` +
		'How far it is: aps-webhook-worker replays';
	return { json: started, text };
}
