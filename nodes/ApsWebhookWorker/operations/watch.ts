import { api } from '../../../protocol/worker/api/api';
import type { Watch } from '../../../protocol/worker/api/shapes/watch';
import { accountId } from '../../fields/account';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { valueIn, valueOf } from '../../parameters/values';
import { someChange } from '../../values/someChange';
import { account } from '../fields/account';
import {
	chosenSubscription,
	notifiedSubscription,
	otherSubscription,
} from '../fields/subscription';
import {
	additionalFields,
	allProjects,
	chosenWatch,
	kind,
	maxRemoved,
	project,
	updateFields,
	watch as field,
	watchedProject,
	watchesAllProjects,
	watchLabel,
	watchRegion,
	watchStatus,
} from '../fields/watch';
import { pollInterval, scheduleIfAny, scheduleOf } from '../fields/watchSchedule';
import { defineOperation } from './operation';
import type { WorkerResource, WorkerRun } from './operation';

const example: Watch = {
	id: 'wat_01k8f3vq2n0007m4x2c9p1tbd',
	kind: 'accountUsers',
	accountId: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	projectId: null,
	allProjects: false,
	region: 'EMEA',
	label: 'People of Example Contractors',
	subscription: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
	schedule: { everyMinutes: 60 },
	status: 'active',
	maxRemovedPercent: 20,
	records: 1204,
	lastRun: {
		startedAt: '2026-03-02T16:40:00.000Z',
		finishedAt: '2026-03-02T16:40:04.000Z',
		outcome: 'compared',
		reason: null,
		added: 1,
		updated: 0,
		removed: 0,
		unconfirmed: 0,
	},
	nextRunAt: '2026-03-02T17:40:00.000Z',
	createdAt: '2026-03-01T09:00:00.000Z',
	updatedAt: '2026-03-01T09:00:00.000Z',
};

const input = (run: WorkerRun) => ({ params: { id: chosenWatch(run) } });

/** A list that the worker polls because Autodesk has no webhooks for it. */
export const watch: WorkerResource = {
	name: 'Watch',
	value: 'watch',
	operations: [
		defineOperation({
			name: 'Accept Drop',
			value: 'accept',
			summary: 'Accept drop of watch',
			description:
				'Confirm that records which a suspicious run found missing are really gone. The worker polls now and reports them as removed.',
			calls: api.watches.accept,
			fields: [field],
			example,
			input,
		}),
		defineOperation({
			name: 'Create',
			value: 'create',
			summary: 'Create watch',
			description:
				'Let the worker poll a list at Autodesk and notify a trigger node of changes. The first run only records the list for later comparison.',
			calls: api.watches.create,
			fields: [
				kind,
				account,
				allProjects,
				project,
				notifiedSubscription,
				pollInterval,
				additionalFields,
			],
			example,
			input: (run) => ({
				body: {
					kind: valueOf(run, kind),
					accountId: accountId(run),
					projectId: watchedProject(run) ?? undefined,
					allProjects: watchesAllProjects(run) || undefined,
					subscription: chosenSubscription(run),
					schedule: scheduleOf(run, additionalFields),
					label: valueIn(run, additionalFields, watchLabel),
					region: valueIn(run, additionalFields, watchRegion),
					status: valueIn(run, additionalFields, watchStatus),
					maxRemovedPercent: valueIn(run, additionalFields, maxRemoved),
				},
			}),
		}),
		defineOperation({
			name: 'Delete',
			value: 'delete',
			summary: 'Delete watch',
			description:
				'Stop polling for good and discard the recorded list. To stop for a while, set Status to Paused instead.',
			calls: api.watches.delete,
			fields: [field],
			example: { deleted: true },
			input,
		}),
		defineOperation({
			name: 'Get',
			value: 'get',
			summary: 'Get watch',
			description: 'Retrieve a watch with the outcome of its last run and the time of its next one',
			calls: api.watches.get,
			fields: [field],
			example,
			input,
		}),
		defineOperation({
			name: 'Get Many',
			value: 'getAll',
			summary: 'Get many watches',
			description: 'Retrieve a list of watches with the outcome of their last runs',
			calls: api.watches.list,
			fields: returnAllOrLimit,
			example,
			input: () => ({}),
		}),
		defineOperation({
			name: 'Run Now',
			value: 'run',
			summary: 'Run watch now',
			description:
				'Poll now, in addition to the schedule. The run takes place in the background; Get returns its outcome.',
			calls: api.watches.run,
			fields: [field],
			example,
			input,
		}),
		defineOperation({
			name: 'Update',
			value: 'update',
			summary: 'Update watch',
			description: 'Change the schedule, label or subscription of a watch, or pause or resume it',
			calls: api.watches.change,
			fields: [field, updateFields],
			example,
			input: (run) => {
				const change = {
					label: valueIn(run, updateFields, watchLabel),
					status: valueIn(run, updateFields, watchStatus),
					subscription: valueIn(run, updateFields, otherSubscription),
					schedule: scheduleIfAny(run, updateFields),
					maxRemovedPercent: valueIn(run, updateFields, maxRemoved),
				};
				someChange(updateFields.displayName, change);
				return { ...input(run), body: change };
			},
		}),
	],
};
