import { api } from '../../../protocol/worker/api/api';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { DeliveryPage, DeliverySummary } from '../../../protocol/worker/api/shapes/delivery';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { valueOf } from '../../parameters/values';
import { chosenDelivery, delivery as field } from '../fields/delivery';
import {
	chosenFilters,
	chosenSearch,
	chosenStatus,
	listFilters,
	replayFilters,
} from '../fields/filters';
import { rate, replayed } from '../fields/replay';
import { subscriptionFilter } from '../fields/subscription';
import { defineOperation } from './operation';
import type { WorkerResource, WorkerRun } from './operation';
import { replayExample } from './replay';

const example: DeliverySummary = {
	id: 'evt_01k8f3vq2n0007m4x2c9p1tbd',
	about: {
		kind: 'file',
		name: 'A-101.dwg',
		id: 'urn:adsk.wipprod:dm.lineage:x',
		folderPath: 'Project Files/Drawings',
		projectId: 'b.1a2b3c4d-1111-4222-8333-9e8f7a6b5c4d',
		userName: 'Ada Example',
		user: 'EXAMPLEUSER1',
	},
	subscription: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
	subscriptionLabel: 'Issue Drawings / Autodesk Trigger',
	status: 'dead',
	deliveryId: '5bd12b1c-8b9c-4d6b-9a90-3a4c5e4c2a11',
	receivedAt: '2026-03-02T16:40:00.000Z',
	system: 'data',
	event: 'dm.version.added',
	region: 'US',
	synthetic: false,
	attempts: 11,
	finishedAt: '2026-03-04T15:02:11.000Z',
	reason: 'The target answered 500',
};

const input = (run: WorkerRun) => ({ params: { id: chosenDelivery(run) } });

/** An event on its way to n8n. */
export const delivery: WorkerResource = {
	name: 'Delivery',
	value: 'delivery',
	operations: [
		defineOperation({
			name: 'Delete',
			value: 'delete',
			summary: 'Delete delivery',
			description: 'Discard an event for good. It is never delivered afterwards.',
			calls: api.deliveries.discard,
			fields: [field],
			example: { deleted: true },
			input,
		}),
		defineOperation({
			name: 'Get',
			value: 'get',
			summary: 'Get delivery',
			description:
				'Retrieve one event with its payload, its headers and every attempt to deliver it',
			calls: api.deliveries.get,
			fields: [field],
			example: {
				...example,
				resourceUrn: 'urn:adsk.wipprod:fs.file:vf.x?version=2',
				hook: { hookId: '4711', system: 'data', event: 'dm.version.added' },
				payload: { name: 'A-101.dwg' },
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
			input,
		}),
		defineOperation({
			name: 'Get Many',
			value: 'getAll',
			summary: 'Get many deliveries',
			description:
				'Retrieve a list of events with what they are about and their delivery status, the newest first',
			calls: api.deliveries.list,
			fields: [subscriptionFilter, ...returnAllOrLimit, listFilters],
			example,
			input: () => ({}),
			pages: listDeliveries,
		}),
		defineOperation({
			name: 'Replay',
			value: 'replay',
			summary: 'Replay delivery',
			description:
				'Deliver one event to its trigger node again: a dead or delivered one from the first attempt on, a retrying one now',
			calls: api.deliveries.replay,
			fields: [field],
			example: { ...example, status: 'queued', attempts: 0, finishedAt: null, reason: null },
			input,
		}),
		defineOperation({
			name: 'Replay Many',
			value: 'replayMany',
			summary: 'Replay many deliveries',
			description:
				'Deliver all matching events again in the background, the oldest first and at a limited rate. Replay: Get returns the progress.',
			calls: api.deliveries.replayMany,
			fields: [replayed, subscriptionFilter, rate, replayFilters],
			example: replayExample,
			input: (run) => ({
				body: {
					...chosenFilters(run, replayFilters),
					status: valueOf(run, replayed),
					rate: valueOf(run, rate),
				},
			}),
		}),
	],
};

async function listDeliveries(run: WorkerRun): Promise<DeliverySummary[]> {
	const limit = limitOf(run);
	const filters = {
		...chosenFilters(run, listFilters),
		search: chosenSearch(run),
		status: chosenStatus(run),
	};
	const found: DeliverySummary[] = [];
	let cursor: string | undefined;
	do {
		const page: DeliveryPage = await run.worker.call(api.deliveries.list, {
			query: { ...filters, cursor, limit: pageSizeFor(limit, LIMITS.deliveries.page.max) },
		});
		found.push(...page.data);
		cursor = page.nextCursor ?? undefined;
	} while (cursor !== undefined && (limit === undefined || found.length < limit));
	return found.slice(0, limit);
}
