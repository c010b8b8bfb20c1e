import { z } from 'zod';
import { TRAFFIC_SPANS } from '../../../../../protocol/worker/api/shapes/traffic';
import { id } from '../limited';
import { time } from '../time';

const span = z.enum(TRAFFIC_SPANS);
const latency = z.number().nullable();

const figures = z.object({
	received: z.int().meta({ description: 'New events, those that the worker made itself included' }),
	delivered: z.int(),
	failed: z.int().meta({ description: 'Failed attempts, whatever became of the event' }),
	dead: z.int().meta({ description: 'Events that became dead letters' }),
	backlog: z.int().nullable().meta({
		description: 'Most events that waited at the same time; null if nobody counted',
	}),
	latencyP50: latency.meta({
		description:
			'Time from receipt to delivery that half of the events stayed within, in ms (estimated)',
	}),
	latencyP95: latency.meta({ description: 'The same for 95 percent of them' }),
});

const slot = figures.extend({ at: time });

export const trafficSchemas = {
	TrafficQuery: z.strictObject({
		span: span.default('hour'),
		subscription: id.optional(),
	}),
	TrafficFigures: figures,
	TrafficSlot: slot,
	Traffic: z.object({
		span,
		subscription: z.string().nullable().meta({ description: 'null for all together' }),
		slotSeconds: z.int(),
		total: figures,
		data: z.array(slot).meta({ description: 'Oldest first; the last slot is still filling' }),
	}),
};
