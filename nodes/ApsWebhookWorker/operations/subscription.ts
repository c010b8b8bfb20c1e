import { api } from '../../../protocol/worker/api/api';
import type { Subscription } from '../../../protocol/worker/api/shapes/subscription';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { valueIn, valueOf } from '../../parameters/values';
import { chosenSubscription, subscription as field } from '../fields/subscription';
import {
	additionalFields,
	batchOf,
	keepPreviousHours,
	label,
	deliveryConcurrency,
	signingKey,
	target,
} from '../fields/receiver';
import { defineOperation } from './operation';
import type { WorkerResource, WorkerRun } from './operation';

const example: Subscription = {
	id: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
	target: 'https://n8n.example.com/webhook/3f1c/webhook',
	label: 'Drawings / Autodesk Platform Services Trigger',
	status: 'active',
	callbackUrl: 'https://hooks.example.com/callbacks/8m2k',
	dataExtractUrl: 'https://hooks.example.com/callbacks/8m2k/data-extracts/Yf3k9',
	hooks: [
		{
			hookId: '4711',
			system: 'data',
			event: 'dm.version.added',
			region: 'US',
			scope: { folder: 'urn:adsk.wipprod:fs.folder:co.plans' },
		},
	],
	concurrency: 5,
	batch: { maxEvents: 1, maxWaitSeconds: 0 },
	acknowledge: 'started',
	order: 'none',
	signingKey: 'derived',
	workerEvents: ['worker.deadletter'],
	headerNames: ['X-Api-Key'],
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-02T16:40:00.000Z',
};

const input = (run: WorkerRun) => ({ params: { id: chosenSubscription(run) } });

/** What the worker keeps for one trigger node. */
export const subscription: WorkerResource = {
	name: 'Subscription',
	value: 'subscription',
	operations: [
		defineOperation({
			name: 'Create',
			value: 'create',
			summary: 'Create subscription',
			description:
				'Have the worker deliver events to a receiver other than a trigger node, or change the subscription that the receiver has. Trigger nodes create theirs when you activate the workflow.',
			calls: api.subscriptions.register,
			fields: [target, signingKey, additionalFields],
			example: {
				...example,
				target: 'https://receiver.example.com/aps',
				label: 'Drawings in the archive',
				hooks: [],
				signingKey: 'secret',
				callbackSecret: 'example-callback-secret',
				signingSecret: 'whsec_example-signing-secret',
			},
			input: (run) => ({
				body: {
					target: valueOf(run, target),
					signingKey: valueOf(run, signingKey),
					label: valueIn(run, additionalFields, label),
					concurrency: valueIn(run, additionalFields, deliveryConcurrency),
					batch: batchOf(run),
				},
			}),
		}),
		defineOperation({
			name: 'Delete',
			value: 'delete',
			summary: 'Delete subscription',
			description:
				'Remove a subscription for good, with its undelivered events. Deactivating the workflow does the same.',
			calls: api.subscriptions.delete,
			fields: [field],
			example: { deleted: true },
			input,
		}),
		defineOperation({
			name: 'Get',
			value: 'get',
			summary: 'Get subscription',
			description: 'Retrieve the target of a subscription, its status and its webhooks at Autodesk',
			calls: api.subscriptions.get,
			fields: [field],
			example,
			input,
		}),
		defineOperation({
			name: 'Get Many',
			value: 'getAll',
			summary: 'Get many subscriptions',
			description: 'Retrieve a list of the trigger nodes that get their events through the worker',
			calls: api.subscriptions.list,
			fields: returnAllOrLimit,
			example,
			input: () => ({}),
		}),
		defineOperation({
			name: 'Pause',
			value: 'pause',
			summary: 'Pause subscription',
			description:
				'Stop delivering to a trigger node. The worker keeps its events until you resume.',
			calls: api.subscriptions.pause,
			fields: [field],
			example: { ...example, status: 'paused' },
			input,
		}),
		defineOperation({
			name: 'Resume',
			value: 'resume',
			summary: 'Resume subscription',
			description: 'Deliver to a trigger node again, after a pause or after its target was gone',
			calls: api.subscriptions.resume,
			fields: [field],
			example,
			input,
		}),
		defineOperation({
			name: 'Rotate Signing Secret',
			value: 'rotateSecret',
			summary: 'Rotate signing secret of subscription',
			description:
				'Replace the secret that signs deliveries to a receiver other than a trigger node. For a while, the previous one signs them, too.',
			calls: api.subscriptions.rotateSecret,
			fields: [field, keepPreviousHours],
			example: {
				id: example.id,
				signingSecret: 'whsec_example-signing-secret',
				previousUntil: '2026-03-03T16:40:00.000Z',
			},
			input: (run) => ({
				...input(run),
				body: { keepPreviousHours: valueOf(run, keepPreviousHours) },
			}),
		}),
		defineOperation({
			name: 'Test',
			value: 'test',
			summary: 'Test subscription',
			description: 'Deliver a test event to the trigger node and return how n8n answered',
			calls: api.subscriptions.test,
			fields: [field],
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
			input,
		}),
	],
};
