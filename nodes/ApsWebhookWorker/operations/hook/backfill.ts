import type { INodeProperties } from 'n8n-workflow';
import { isoDateTime } from '../../../values/isoDateTime';
import { InvalidValue } from '../../../values/invalidValue';
import { chosenSubscription, subscription } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';

const from: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'dateTime',
	required: true,
	default: '',
	description: 'Look for what happened at this time or later',
};

const to: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'dateTime',
	default: '',
	description: 'Look for what happened before this time. Empty means now.',
};

export const backfill = defineOperation({
	name: 'Back-Fill',
	value: 'backfill',
	summary: 'Back-fill missed events',
	description:
		'Let the worker find Docs events that never came and send them, marked as synthetic. It compares folders with what it has received.',
	endpoint: 'POST /hooks/backfill',
	fields: [subscription, from, to],
	example: {
		gaps: [
			{
				id: 'gap_0a1b2c3d4e5f60718293a4b5c6d7e8f9',
				subscription: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
				hookId: '4711',
				system: 'data',
				event: 'dm.version.added',
				region: 'US',
				scope: { folder: 'urn:adsk.wipprod:fs.folder:co.plans' },
				from: '2026-03-02T16:40:00.000Z',
				to: '2026-03-02T18:00:00.000Z',
				backfill: { status: 'planned', reason: null, events: 0, nextPassAt: null },
			},
		],
	},
	async execute(run) {
		const start = isoDateTime(run, from.displayName, run.param<unknown>('from'));
		if (start === undefined) throw new InvalidValue(from.displayName, 'enter a time');
		const body = {
			subscription: chosenSubscription(run),
			from: start,
			to: isoDateTime(run, to.displayName, run.param<unknown>('to', '')),
		};
		return await call(run, {}, { body });
	},
});
