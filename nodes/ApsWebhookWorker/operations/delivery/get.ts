import { chosenDelivery, delivery } from '../../fields/delivery';
import { call } from '../call';
import { defineOperation } from '../operation';
import { deliveryExample } from './example';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	summary: 'Get delivery',
	description: 'Retrieve one event with its payload, its headers and every attempt to deliver it',
	endpoint: 'GET /deliveries/{id}',
	fields: [delivery],
	example: {
		...deliveryExample,
		resourceUrn: 'urn:adsk.wipprod:fs.file:vf.x?version=2',
		hook: { hookId: '4711', system: 'data', event: 'dm.version.added' },
		payload: { name: 'plan.dwg' },
		headers: { 'content-type': 'application/json' },
		history: [
			{
				attempt: 1,
				at: '2026-03-02T16:40:00.100Z',
				status: 500,
				duration: 42,
				nextAt: '2026-03-02T16:40:05.100Z',
				delivered: false,
				reason: 'The target answered 500',
			},
		],
	},
	async execute(run) {
		return await call(run, { id: chosenDelivery(run) });
	},
});
