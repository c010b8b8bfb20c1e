import { chosenSubscription, subscription } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';

export const sendTest = defineOperation({
	name: 'Test',
	value: 'test',
	summary: 'Test subscription',
	description: 'Deliver a made-up event to the trigger node and tell how n8n answered',
	endpoint: 'POST /subscriptions/{id}/test',
	fields: [subscription],
	example: {
		delivered: true,
		status: 200,
		reason: null,
		duration: 42,
		event: {
			id: 'evt_01k8f3vq2n0007m4x2c9p1tbd',
			deliveryId: null,
			receivedAt: '2026-03-02T16:40:00.000Z',
			system: 'worker',
			event: 'worker.test',
			region: 'US',
			resourceUrn: null,
			hook: {},
			payload: { message: 'Test of the subscription sub_01k8f3vq2n0007m4x2c9p1tbd' },
			synthetic: true,
		},
	},
	async execute(run) {
		return await call(run, { id: chosenSubscription(run) }, { repeatable: false });
	},
});
