import { api as operations } from '../../../protocol/worker/api/api';
import { lengthRule, LIMITS } from '../../../protocol/worker/api/limits';
import {
	DELIVERY_STATUSES,
	type DeliveryAttempt,
	type DeliveryPage,
	type DeliverySummary,
} from '../../../protocol/worker/api/shapes/delivery';
import { jsonExcerpt } from '../excerpt';
import {
	UsageError,
	type Command,
	type CommandResult,
	type CommandRun,
	type OptionValues,
} from './command';
import { aboutRows, eventTable } from './eventTable';
import { filterOptions, readChoice, readFilters, readNumber, textOption } from './filters';
import { table } from './table';

/** How many to list in total, across as many pages as needed. */
const COUNT = { min: 1, max: 1_000_000, default: LIMITS.deliveries.page.default };

/** `deliveries`: a list of events, or one with its payload and every attempt. */
export const deliveries: Command = {
	options: {
		...filterOptions,
		failed: { type: 'boolean' },
		status: { type: 'string' },
		search: { type: 'string' },
		limit: { type: 'string' },
	},
	async run(run) {
		const [id, ...more] = run.ids;
		if (more.length > 0) throw new UsageError('deliveries takes at most one ID');
		return id === undefined ? await list(run) : await show(run, id);
	},
};

async function list(run: CommandRun): Promise<CommandResult> {
	const { api, options } = run;
	const limit = readNumber(options, 'limit', COUNT);
	const filters = readFilters(run);
	const status = options.failed ? 'dead' : readChoice(options, 'status', DELIVERY_STATUSES);
	const search = readSearch(options);
	const found: DeliverySummary[] = [];
	let cursor: string | undefined;
	do {
		const page: DeliveryPage = await api.call(operations.deliveries.list, {
			query: {
				...filters,
				status,
				search,
				cursor,
				limit: Math.min(LIMITS.deliveries.page.max, limit - found.length),
			},
		});
		found.push(...page.data);
		cursor = page.nextCursor ?? undefined;
	} while (cursor !== undefined && found.length < limit);
	return {
		json: found,
		text: found.length > 0 ? listed(found, cursor !== undefined) : 'No matching events',
	};
}

/** @throws UsageError with the API's text */
function readSearch(options: OptionValues): string | undefined {
	const search = textOption(options, 'search');
	if (search === undefined) return undefined;
	const { maxLength } = LIMITS.deliveries.search;
	if (search.trim() === '') throw new UsageError('--search: enter a word');
	if (search.length <= maxLength) return search;
	throw new UsageError(`--search: ${lengthRule({ maxLength })}`);
}

function listed(found: readonly DeliverySummary[], more: boolean): string {
	const text = eventTable(found);
	return more ? `${text}\nThere are more: --limit ${found.length * 10}` : text;
}

async function show({ api }: CommandRun, id: string): Promise<CommandResult> {
	const detail = await api.call(operations.deliveries.get, { params: { id } });
	const { history, payload, headers, hook: _hook, about, ...facts } = detail;
	const rows = [...aboutRows(about), ...Object.entries(facts)];
	const text = [
		table(
			['FIELD', 'VALUE'],
			rows.map(([name, value]) => [name, String(value ?? '-')]),
		),
		table(['ATTEMPT', 'AT', 'STATUS', 'MS', 'OUTCOME'], history.map(attemptRow)),
		`HEADERS\n${shown(headers, id)}`,
		`PAYLOAD\n${shown(payload, id)}`,
	].join('\n\n');
	return { json: detail, text };
}

/** A large value is cut, because a terminal keeps some thousand lines. */
function shown(value: unknown, id: string): string {
	const { text, cutFrom } = jsonExcerpt(value);
	if (cutFrom === undefined) return text;
	return (
		`${text}\n\nThe first ${text.length} of ${cutFrom} characters. ` +
		`To save all of them, run aps-webhook-worker deliveries ${id} --json > event.json`
	);
}

function attemptRow(made: DeliveryAttempt): string[] {
	const outcome = made.delivered ? 'delivered' : (made.reason ?? 'failed');
	return [
		String(made.attempt),
		made.at,
		String(made.status ?? '-'),
		String(Math.round(made.duration)),
		outcome,
	];
}
