import { api as operations } from '../../../protocol/worker/api/api';
import { UsageError, type Command } from './command';
import { counted } from './table';

/** `discard`: removes events for good. */
export const discard: Command = {
	options: {},
	async run({ api, ids }) {
		if (ids.length === 0) throw new UsageError('discard needs the IDs of events');
		for (const id of ids) await api.call(operations.deliveries.discard, { params: { id } });
		return { json: { discarded: ids }, text: `${counted(ids.length, 'event')} discarded` };
	},
};
