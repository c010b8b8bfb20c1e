import type { INodeProperties } from 'n8n-workflow';
import { someChange } from '../../../values/someChange';
import { subscriptionIfAny, subscriptionInCollection } from '../../fields/subscription';
import { chosenWatch, watch, watchLabel, watchStatus } from '../../fields/watch';
import { cron, cronTimeZone, everyMinutes, scheduleOf } from '../../fields/watchSchedule';
import type { ScheduleValues } from '../../fields/watchSchedule';
import { call } from '../call';
import { defineOperation } from '../operation';
import { watchExample } from './example';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [cron, watchLabel, everyMinutes, watchStatus, subscriptionInCollection, cronTimeZone],
};

type UpdateFields = ScheduleValues & { label?: string; status?: string; subscription?: unknown };

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	summary: 'Update watch',
	description: 'Change when a watch looks and whom it tells, or pause it and let it go on',
	endpoint: 'PATCH /watches/{id}',
	fields: [watch, updateFields],
	example: watchExample,
	async execute(run) {
		const { label, status, subscription, ...times } = run.param<UpdateFields>('updateFields', {});
		const body = someChange(updateFields.displayName, {
			label,
			status,
			subscription: subscriptionIfAny(subscription),
			schedule: scheduleOf(run, times),
		});
		return await call(run, { id: chosenWatch(run) }, { body });
	},
});
