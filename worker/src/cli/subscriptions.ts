import { api as operations } from '../../../protocol/worker/api/api';
import type { Command } from './command';
import { table } from './table';

/** `subscriptions`: lists who gets events. */
export const subscriptions: Command = {
	options: {},
	async run({ api }) {
		const { data } = await api.call(operations.subscriptions.list, {});
		const rows = data.map(({ id, status, hooks, label, target }) => [
			id,
			status,
			String(hooks.length),
			label || '-',
			target,
		]);
		const head = ['ID', 'STATUS', 'HOOKS', 'LABEL', 'TARGET'];
		return {
			json: data,
			text:
				rows.length > 0
					? table(head, rows)
					: 'No subscriptions yet. Activate a workflow whose trigger delivers through the worker',
		};
	},
};
