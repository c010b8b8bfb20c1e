import { readFile } from 'node:fs/promises';
import type { HeldCallback } from '../quarantine/heldCallback';
import type { Release, Verdict } from '../quarantine/quarantine';
import { UsageError, type Command, type CommandRun } from './command';
import { counted, table } from './table';

/** `quarantine`: callbacks that were refused for their signature, or one with what it says. */
export const quarantine: Command = {
	options: { subscription: { type: 'string' } },
	async run({ api, ids, options }) {
		const [id, ...more] = ids;
		if (more.length > 0) throw new UsageError('quarantine takes one id at most');
		if (id !== undefined) {
			const held = await api.request<object>('GET', `/quarantine/${encodeURIComponent(id)}`);
			return { json: held, text: JSON.stringify(held, null, 2) };
		}
		const query = new URLSearchParams(
			typeof options.subscription === 'string' ? { subscription: options.subscription } : {},
		);
		const path = `/quarantine?${query.toString()}`;
		const { data } = await api.request<{ data: HeldCallback[] }>('GET', path);
		const rows = data.map(({ id: heldId, subscription, receivedAt, size, deliveryId }) => [
			...[heldId, subscription, receivedAt, String(size), deliveryId ?? '-'],
		]);
		const head = ['ID', 'SUBSCRIPTION', 'RECEIVED', 'BYTES', 'DELIVERY'];
		return { json: data, text: rows.length > 0 ? table(head, rows) : 'Nothing is held' };
	},
};

const secretOptions = { 'secret-file': { type: 'string' } } as const;

/** `verify`: how many of them are genuine. */
export const verify: Command = {
	options: secretOptions,
	async run(run) {
		const verdict = await ask<Verdict>(run, 'verify');
		const { genuine, refused, unreadable } = verdict;
		const text = `${counted(genuine, 'callback')} genuine, ${refused} not, ${unreadable} unreadable`;
		return { json: verdict, text };
	},
};

/** `release`: passes on those that are. */
export const release: Command = {
	options: secretOptions,
	async run(run) {
		const outcome = await ask<Release>(run, 'release');
		const { released, duplicates, refused, unreadable } = outcome;
		const text =
			`${counted(released, 'event')} on the way to n8n, ${duplicates} known already; ` +
			`still held: ${refused} with a wrong signature, ${unreadable} unreadable`;
		return { json: outcome, text };
	},
};

async function ask<Answer>(
	{ api, ids, options }: CommandRun,
	name: 'verify' | 'release',
): Promise<Answer> {
	const [subscription, ...more] = ids;
	if (subscription === undefined || more.length > 0) {
		throw new UsageError(`${name} needs the id of one subscription`);
	}
	const file = options['secret-file'];
	return await api.request('POST', `/quarantine/${name}`, {
		subscription,
		...(typeof file === 'string' && { secret: await readSecret(file) }),
	});
}

/** From a file, as whatever stands in a command line can be read by other users of the machine. */
async function readSecret(file: string): Promise<string> {
	try {
		return (await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')).trim();
	} catch (error) {
		throw new UsageError(`--secret-file ${file}: ${(error as Error).message}`);
	}
}
