import type { Reencrypted } from '../encryption/reencryption';
import { UsageError, type Command } from './command';
import { table } from './table';

/** `reencrypt`: rewrites everything but queued events with the newest key. */
export const reencrypt: Command = {
	options: {},
	async run({ api, ids }) {
		if (ids.length > 0) throw new UsageError('reencrypt takes no arguments');
		const path = '/encryption/reencrypt';
		const done = await api.request<Record<string, Reencrypted>>('POST', path);
		const rows = Object.entries(done).map(([name, { rewritten, current, unreadable }]) => [
			...[name, String(rewritten), String(current), String(unreadable)],
		]);
		const isComplete = Object.values(done).every(({ unreadable }) => unreadable === 0);
		const verdict = isComplete
			? 'Done: only queued events may still have an older key, dead letters for up to 30 days.'
			: 'What is unreadable has a key that is not in ENCRYPTION_KEY. Add that key, or discard it.';
		const head = ['RECORDS', 'REWRITTEN', 'CURRENT', 'UNREADABLE'];
		return { json: done, text: `${table(head, rows)}\n\n${verdict}` };
	},
};
