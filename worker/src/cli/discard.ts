import { UsageError, type Command } from './command';
import { counted } from './table';

/** `discard`: removes events that nobody wants any more. */
export const discard: Command = {
	options: {},
	async run({ api, ids }) {
		if (ids.length === 0) throw new UsageError('discard needs the ids of events');
		for (const id of ids) await api.request('DELETE', `/deliveries/${encodeURIComponent(id)}`);
		return { json: { discarded: ids }, text: `${counted(ids.length, 'event')} discarded` };
	},
};
