import { DELIVERY_STATUSES } from '../deliveries/deliveryStatus';
import type { Attempt, DeliveryDetail, DeliveryView } from '../deliveries/deliveryView';
import { UsageError, type Command, type CommandResult, type CommandRun } from './command';
import { filterOptions, readFilters, readNumber } from './filters';
import { table } from './table';

/** The largest page of the API. */
const PAGE = 200;
const DEFAULT_LIMIT = 50;

/** `deliveries`: a list of events, or one with everything there is to know about it. */
export const deliveries: Command = {
	options: {
		...filterOptions,
		failed: { type: 'boolean' },
		status: { type: 'string' },
		limit: { type: 'string' },
	},
	async run(run) {
		const [id, ...more] = run.ids;
		if (more.length > 0) throw new UsageError('deliveries takes one id at most');
		return id === undefined ? await list(run) : await show(run, id);
	},
};

async function list(run: CommandRun): Promise<CommandResult> {
	const { api, options } = run;
	const status = options.failed ? 'dead' : options.status;
	if (status !== undefined && !DELIVERY_STATUSES.some((known) => known === status)) {
		throw new UsageError(`--status is one of ${DELIVERY_STATUSES.join(', ')}`);
	}
	const limit = readNumber(options, 'limit', DEFAULT_LIMIT);
	const filters = { ...readFilters(run), ...(status !== undefined && { status: String(status) }) };
	const found: DeliveryView[] = [];
	let cursor: string | null = null;
	do {
		const query = new URLSearchParams({
			...filters,
			limit: String(Math.min(PAGE, limit - found.length)),
			...(cursor === null ? {} : { cursor }),
		});
		const page: DeliveryPage = await api.request('GET', `/deliveries?${query.toString()}`);
		found.push(...page.data);
		cursor = page.nextCursor;
	} while (cursor !== null && found.length < limit);
	return {
		json: found,
		text: found.length > 0 ? listed(found, cursor !== null) : 'No such events',
	};
}

function listed(found: readonly DeliveryView[], more: boolean): string {
	const rows = found.map(({ id, status, receivedAt, event, attempts, reason }) => [
		id,
		status,
		receivedAt,
		event,
		String(attempts),
		reason ?? '',
	]);
	const text = table(['ID', 'STATUS', 'RECEIVED', 'EVENT', 'TRIES', 'REASON'], rows);
	return more ? `${text}\nThere are more: --limit ${found.length * 10}` : text;
}

async function show({ api }: CommandRun, id: string): Promise<CommandResult> {
	const detail = await api.request<DeliveryDetail>('GET', `/deliveries/${encodeURIComponent(id)}`);
	const { history, payload, headers, hook: _hook, ...facts } = detail;
	const text = [
		table(
			['WHAT', ''],
			Object.entries(facts).map(([name, value]) => [name, String(value ?? '-')]),
		),
		table(['ATTEMPT', 'AT', 'STATUS', 'MS', 'OUTCOME'], history.map(attemptRow)),
		`HEADERS\n${JSON.stringify(headers, null, 2)}`,
		`PAYLOAD\n${JSON.stringify(payload, null, 2)}`,
	].join('\n\n');
	return { json: detail, text };
}

function attemptRow({ attempt, at, status, duration, delivered, reason }: Attempt): string[] {
	const outcome = delivered ? 'delivered' : (reason ?? 'failed');
	return [String(attempt), at, String(status ?? '-'), String(Math.round(duration)), outcome];
}

interface DeliveryPage {
	data: DeliveryView[];
	nextCursor: string | null;
}
