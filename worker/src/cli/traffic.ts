import { api as operations } from '../../../protocol/worker/api/api';
import { TRAFFIC_SPANS, type TrafficFigures } from '../../../protocol/worker/api/shapes/traffic';
import { UsageError, type Command } from './command';
import { readChoice, textOption } from './filters';
import { table } from './table';

/** `traffic`: what was received and delivered, how fast, and what failed. */
export const traffic: Command = {
	options: {
		span: { type: 'string' },
		subscription: { type: 'string' },
	},
	async run({ api, ids, options }) {
		if (ids.length > 0) throw new UsageError('traffic takes no IDs. Use --subscription <id>');
		const query = {
			span: readChoice(options, 'span', TRAFFIC_SPANS),
			subscription: textOption(options, 'subscription'),
		};
		const found = await api.call(operations.traffic.get, { query });
		const rows = [
			...found.data.filter(isEventful).map((slot) => row(slot.at, slot)),
			row('total', found.total),
		];
		const head = [
			'START',
			'RECEIVED',
			'DELIVERED',
			'FAILED',
			'DEAD',
			'BACKLOG',
			'P50 MS',
			'P95 MS',
		];
		return { json: found, text: table(head, rows) };
	},
};

/** A terminal has no room for the minutes in which nothing happened. */
function isEventful({ received, delivered, failed, backlog }: TrafficFigures): boolean {
	return received + delivered + failed + (backlog ?? 0) > 0;
}

function row(start: string, figures: TrafficFigures): string[] {
	const { received, delivered, failed, dead, backlog, latencyP50, latencyP95 } = figures;
	const numbers = [received, delivered, failed, dead, backlog, latencyP50, latencyP95];
	return [start, ...numbers.map((number) => String(number ?? '-'))];
}
