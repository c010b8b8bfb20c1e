import { api } from '../../../protocol/worker/api/api';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { valueOf } from '../../parameters/values';
import { from, to } from '../fields/backfill';
import {
	chosenSubscription,
	subscription,
	subscriptionFilter,
	subscriptionIfAny,
} from '../fields/subscription';
import { defineOperation } from './operation';
import type { WorkerResource } from './operation';

const hookExample = {
	hookId: '4711',
	subscription: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
	system: 'data',
	event: 'dm.version.added',
	region: 'US',
	scope: { folder: 'urn:adsk.wipprod:fs.folder:co.plans' },
} as const;

/** A webhook at Autodesk that feeds the worker. */
export const hook: WorkerResource = {
	name: 'Webhook',
	value: 'hook',
	operations: [
		defineOperation({
			name: 'Backfill',
			value: 'backfill',
			summary: 'Backfill missed events',
			description:
				'Find Docs events that were missed and deliver them, marked as synthetic. The worker compares folders with the events it has received.',
			calls: api.hooks.backfill,
			fields: [subscription, from, to],
			example: {
				gaps: [
					{
						id: 'gap_0a1b2c3d4e5f60718293a4b5c6d7e8f9',
						...hookExample,
						from: '2026-03-02T16:40:00.000Z',
						to: '2026-03-02T18:00:00.000Z',
						backfill: { status: 'planned', reason: null, events: 0, nextPassAt: null },
					},
				],
			},
			input: (run) => ({
				body: {
					subscription: chosenSubscription(run),
					from: valueOf(run, from),
					to: valueOf(run, to),
				},
			}),
		}),
		defineOperation({
			name: 'Check Now',
			value: 'check',
			summary: 'Check webhooks now',
			description:
				'Check the worker’s webhooks at Autodesk and repair them, without waiting for the next scheduled hook check',
			calls: api.hooks.check,
			fields: [],
			example: { status: 'requested' },
			input: () => ({}),
		}),
		defineOperation({
			name: 'Get Many',
			value: 'getAll',
			summary: 'Get many webhooks',
			description:
				'Retrieve a list of the webhooks at Autodesk that feed the worker, with the health of each and what to do about problems',
			calls: api.hooks.list,
			fields: [subscriptionFilter, ...returnAllOrLimit],
			example: {
				...hookExample,
				status: 'active',
				problem: null,
				since: null,
				expiry: null,
				creator: 'app',
			},
			input: (run) => ({ query: { subscription: subscriptionIfAny(run) } }),
		}),
	],
};
