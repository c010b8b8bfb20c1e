import { api } from '../../../protocol/worker/api/api';
import { RETENTION_DAYS } from '../../../protocol/worker/api/limits';
import type { HeldCallback } from '../../../protocol/worker/api/shapes/quarantine';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { valueOf } from '../../parameters/values';
import { chosenCallback, heldCallback, secret } from '../fields/quarantine';
import {
	chosenSubscription,
	subscription,
	subscriptionFilter,
	subscriptionIfAny,
} from '../fields/subscription';
import { defineOperation } from './operation';
import type { WorkerResource, WorkerRun } from './operation';

const example: HeldCallback = {
	id: 'qua_0a1b2c3d4e5f60718293a4b5c6d7e8f9',
	subscription: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
	receivedAt: '2026-03-02T16:40:00.000Z',
	deliveryId: '5bd12b1c-8b9c-4d6b-9a90-3a4c5e4c2a11',
	size: 2147,
};

const oneCallback = (run: WorkerRun) => ({ params: { id: chosenCallback(run) } });

const callbacksOf = (run: WorkerRun) => ({
	body: { subscription: chosenSubscription(run), secret: valueOf(run, secret) },
});

/** Callbacks that were refused because of their signature. */
export const quarantine: WorkerResource = {
	name: 'Quarantine',
	value: 'quarantine',
	operations: [
		defineOperation({
			name: 'Delete',
			value: 'delete',
			summary: 'Delete held callback',
			description: 'Discard one held callback, for example a forged one',
			calls: api.quarantine.discard,
			fields: [heldCallback],
			example: { deleted: true },
			input: oneCallback,
		}),
		defineOperation({
			name: 'Delete Many',
			value: 'deleteMany',
			summary: 'Delete many held callbacks',
			description:
				'Discard all held callbacks of a trigger node. They cannot be released afterwards.',
			calls: api.quarantine.discardAll,
			fields: [subscription],
			example: { discarded: 3 },
			input: (run) => ({ query: { subscription: chosenSubscription(run) } }),
		}),
		defineOperation({
			name: 'Get',
			value: 'get',
			summary: 'Get held callback',
			description: 'Retrieve one held callback with its headers and body, to see who sent it',
			calls: api.quarantine.get,
			fields: [heldCallback],
			example: {
				...example,
				headers: { 'content-type': 'application/json' },
				body: '{ "version": "1.0" }',
			},
			input: oneCallback,
		}),
		defineOperation({
			name: 'Get Many',
			value: 'getAll',
			summary: 'Get many held callbacks',
			description: `Retrieve a list of the callbacks that were refused because of their signature, the oldest first. They are kept for ${RETENTION_DAYS.quarantine} days.`,
			calls: api.quarantine.list,
			fields: [subscriptionFilter, ...returnAllOrLimit],
			example,
			input: (run) => ({ query: { subscription: subscriptionIfAny(run) } }),
		}),
		defineOperation({
			name: 'Release',
			value: 'release',
			summary: 'Release held callbacks',
			description:
				'Deliver the held callbacks of a trigger node that are genuine; the others stay. A secret that fits is added to the subscription, so that it accepts later callbacks too.',
			calls: api.quarantine.release,
			fields: [subscription, secret],
			example: { released: 12, duplicates: 0, refused: 0, unreadable: 0 },
			input: callbacksOf,
		}),
		defineOperation({
			name: 'Verify',
			value: 'verify',
			summary: 'Verify held callbacks',
			description:
				'Count the genuine ones among the held callbacks of a trigger node, with the secrets of the subscription or with another one. Changes nothing.',
			calls: api.quarantine.verify,
			fields: [subscription, secret],
			example: { genuine: 12, refused: 0, unreadable: 0 },
			input: callbacksOf,
		}),
	],
};
