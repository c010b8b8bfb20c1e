import { api as operations } from '../../../protocol/worker/api/api';
import { UsageError, type Command } from './command';
import { table } from './table';

/** `reencrypt`: rewrites everything but queued events with the newest key. */
export const reencrypt: Command = {
	options: {},
	async run({ api, ids }) {
		if (ids.length > 0) throw new UsageError('reencrypt takes no arguments');
		const done = await api.call(operations.encryption.reencrypt, {});
		const rows = Object.entries(done).map(([name, { rewritten, current, unreadable }]) => [
			name,
			String(rewritten),
			String(current),
			String(unreadable),
		]);
		const isComplete = Object.values(done).every(({ unreadable }) => unreadable === 0);
		const verdict = isComplete
			? 'Done. Only queued events may still have an older key: dead letters keep theirs for up to 30 days.'
			: 'Unreadable records have a key that is missing from ENCRYPTION_KEY. Add that key, or discard them.';
		const head = ['RECORDS', 'REWRITTEN', 'CURRENT', 'UNREADABLE'];
		return { json: done, text: `${table(head, rows)}\n\n${verdict}` };
	},
};
