import { api as operations } from '../../../protocol/worker/api/api';
import type { QuarantineRequest } from '../../../protocol/worker/api/shapes/quarantine';
import { UsageError, type Command, type CommandRun } from './command';
import { textOption } from './filters';
import { onlyId } from './onlyId';
import { readFileOption } from './readFileOption';
import { counted, table } from './table';

/** `quarantine`: callbacks that were refused because of their signature, or one of them. */
export const quarantine: Command = {
	options: { subscription: { type: 'string' } },
	async run({ api, ids, options }) {
		const [id, ...more] = ids;
		if (more.length > 0) throw new UsageError('quarantine takes at most one ID');
		if (id !== undefined) {
			const held = await api.call(operations.quarantine.get, { params: { id } });
			return { json: held, text: JSON.stringify(held, null, 2) };
		}
		const query = { subscription: textOption(options, 'subscription') };
		const { data } = await api.call(operations.quarantine.list, { query });
		const rows = data.map((held) => [
			held.id,
			held.subscription,
			held.receivedAt,
			String(held.size),
			held.deliveryId ?? '-',
		]);
		const head = ['ID', 'SUBSCRIPTION', 'RECEIVED', 'BYTES', 'DELIVERY'];
		return { json: data, text: rows.length > 0 ? table(head, rows) : 'No callbacks are held' };
	},
};

const secretOptions = { 'secret-file': { type: 'string' } } as const;

/** `verify`: counts the genuine ones. */
export const verify: Command = {
	options: secretOptions,
	async run(run) {
		const body = await readRequest(run, 'verify');
		const verdict = await run.api.call(operations.quarantine.verify, { body });
		const { genuine, refused, unreadable } = verdict;
		const text = `${counted(genuine, 'callback')} genuine, ${refused} not, ${unreadable} unreadable`;
		return { json: verdict, text };
	},
};

/** `release`: delivers the genuine ones. */
export const release: Command = {
	options: secretOptions,
	async run(run) {
		const body = await readRequest(run, 'release');
		const outcome = await run.api.call(operations.quarantine.release, { body });
		const { released, duplicates, refused, unreadable } = outcome;
		const text =
			`${counted(released, 'event')} on the way to n8n, ${duplicates} known already; ` +
			`still held: ${refused} with a wrong signature, ${unreadable} unreadable`;
		return { json: outcome, text };
	},
};

async function readRequest(
	{ ids, options }: CommandRun,
	name: 'verify' | 'release',
): Promise<QuarantineRequest> {
	return { subscription: onlyId(name, ids), secret: await readFileOption(options, 'secret-file') };
}
