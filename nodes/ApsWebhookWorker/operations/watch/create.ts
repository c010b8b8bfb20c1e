import type { INodeProperties } from 'n8n-workflow';
import { region } from '../../../fields/region';
import { WATCH_KINDS } from '../../../../protocol/events/watchKinds';
import { accountId } from '../../../fields/account';
import { account } from '../../fields/account';
import { chosenSubscription, subscription } from '../../fields/subscription';
import { watchLabel, watchStatus } from '../../fields/watch';
import { cron, cronTimeZone, everyMinutes, scheduleOf } from '../../fields/watchSchedule';
import type { ScheduleValues } from '../../fields/watchSchedule';
import { call } from '../call';
import { defineOperation } from '../operation';
import { watchExample } from './example';

const kind: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	default: 'accountUsers',
	options: WATCH_KINDS.map(({ kind: value, name, when }) => ({
		name,
		value,
		description: `Tells when ${when}`,
	})),
	description: 'What to look at',
};

const told: INodeProperties = {
	...subscription,
	description: 'The trigger node that is told of changes, by what the worker keeps for it',
};

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		cron,
		watchLabel,
		{
			...region,
			description:
				'Where the account keeps its data. Needed for accounts outside the United States.',
		},
		watchStatus,
		cronTimeZone,
	],
};

type AdditionalFields = ScheduleValues & { label?: string; region?: string; status?: string };

export const create = defineOperation({
	name: 'Create',
	value: 'create',
	summary: 'Create watch',
	description:
		'Let the worker look at a list of Autodesk again and again and tell a trigger node what has changed. The first look is what later ones are compared with.',
	endpoint: 'POST /watches',
	fields: [kind, account, told, everyMinutes, additionalFields],
	example: watchExample,
	async execute(run) {
		const {
			label,
			region: chosenRegion,
			status,
			...times
		} = run.param<AdditionalFields>('additionalFields', {});
		const minutes = run.param<unknown>(everyMinutes.name);
		const body = {
			kind: run.param<string>('kind'),
			accountId: accountId(run),
			subscription: chosenSubscription(run),
			schedule: scheduleOf(run, { everyMinutes: minutes, ...times }),
			label,
			region: chosenRegion,
			status,
		};
		return await call(run, {}, { body, repeatable: false });
	},
});
