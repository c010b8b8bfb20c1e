import { api } from '../../../protocol/worker/api/api';
import { RETENTION_DAYS } from '../../../protocol/worker/api/limits';
import type { Replay } from '../../../protocol/worker/api/shapes/replay';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { chosenReplay, replay as field } from '../fields/replay';
import { defineOperation } from './operation';
import type { WorkerResource, WorkerRun } from './operation';

export const replayExample: Replay = {
	id: 'rpl_01k8f3vq2n0007m4x2c9p1tbd',
	status: 'running',
	filter: { status: 'dead', until: '2026-03-04T16:00:00.000Z' },
	rate: 20,
	replayed: 0,
	createdAt: '2026-03-04T16:00:00.000Z',
	finishedAt: null,
};

const input = (run: WorkerRun) => ({ params: { id: chosenReplay(run) } });

/** What Delivery: Replay Many starts. */
export const replay: WorkerResource = {
	name: 'Replay',
	value: 'replay',
	operations: [
		defineOperation({
			name: 'Cancel',
			value: 'cancel',
			summary: 'Cancel replay',
			description: 'Stop a replay. Events it has sent already stay sent.',
			calls: api.replays.cancel,
			fields: [field],
			example: { ...replayExample, status: 'cancelled', finishedAt: '2026-03-04T16:00:07.000Z' },
			input,
		}),
		defineOperation({
			name: 'Get',
			value: 'get',
			summary: 'Get replay',
			description: 'Retrieve how many events a replay has sent so far, and whether it is done',
			calls: api.replays.get,
			fields: [field],
			example: replayExample,
			input,
		}),
		defineOperation({
			name: 'Get Many',
			value: 'getAll',
			summary: 'Get many replays',
			description: `Retrieve a list of the replays of the last ${RETENTION_DAYS.replays} days, the newest first`,
			calls: api.replays.list,
			fields: returnAllOrLimit,
			example: replayExample,
			input: () => ({}),
		}),
	],
};
