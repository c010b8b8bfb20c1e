import type { Command } from './command';
import { table } from './table';

interface Listed {
	id: string;
	label: string;
	target: string;
	status: string;
	hooks: unknown[];
}

/** `subscriptions`: who gets events. */
export const subscriptions: Command = {
	options: {},
	async run({ api }) {
		const { data } = await api.request<{ data: Listed[] }>('GET', '/subscriptions');
		const rows = data.map(({ id, status, hooks, label, target }) => [
			id,
			status,
			String(hooks.length),
			label || '-',
			target,
		]);
		return {
			json: data,
			text:
				rows.length > 0
					? table(['ID', 'STATUS', 'HOOKS', 'LABEL', 'TARGET'], rows)
					: 'No subscriptions yet. Activate a workflow whose trigger delivers through the worker',
		};
	},
};
