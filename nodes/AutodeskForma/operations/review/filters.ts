import { MOST_REVIEW_APPROVERS, REVIEW_STATUSES } from '../../../../protocol/aps/reviewRules';
import { customListQuery } from '../../../fields/customQuery';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { personLocator, readPerson } from '../../../fields/person';
import { inOrder, rangeEnd } from '../../../fields/timeRange';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { userId } from '../../../values/userId';
import { reviewWorkflow } from './reviewField';

/** Autodesk documents no open end of a range, so it becomes a day beyond all reviews. */
function days(what: string, key: string, verb: string) {
	const from = `Only reviews ${verb} on this day or later`;
	const to = `Only reviews ${verb} on this day or earlier`;
	return inOrder(
		{
			from: rangeEnd(`${what} From`, from, read.date),
			to: rangeEnd(`${what} Until`, to, read.date),
		},
		{ query: `filter[${key}]` },
		(range) =>
			range.from === undefined && range.to === undefined
				? undefined
				: `${range.from ?? '1970-01-01'}..${range.to ?? '9999-12-31'}`,
	);
}

export const reviewFilters = filters([
	{
		displayName: 'Approved By',
		name: 'approvedBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. 7KJX2MPQ4RTZ',
		description: `Only reviews whose last step one of these people submitted: Autodesk IDs, at most ${MOST_REVIEW_APPROVERS}, separated by commas`,
		query: 'filter[approvedBy]',
		read: (entered, parameter, run) => {
			const ids = read.list(userId)(entered, parameter, run);
			if (ids === undefined || ids.length <= MOST_REVIEW_APPROVERS) return ids;
			throw new InvalidValue(
				parameter.displayName,
				`use at most ${MOST_REVIEW_APPROVERS} people, not ${ids.length}`,
			);
		},
	},
	days('Approved', 'approvedAt', 'approved'),
	{
		displayName: 'Archived',
		name: 'archived',
		type: 'boolean',
		default: true,
		description: 'Whether to return archived reviews instead of the others',
		query: 'filter[archived]',
		read: read.boolean,
	},
	days('Created', 'createdAt', 'created'),
	customListQuery('construction'),
	days('Due', 'currentStepDueDate', 'whose current step is due'),
	days('Finished', 'finishedAt', 'finished'),
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3rd floor',
		description: 'Only reviews whose name contains this text',
		query: 'filter[name]',
		read: read.text(),
	},
	defineParameter({
		...personLocator(
			'Next Action By',
			'nextActionBy',
			'Only reviews that wait for this person, also through a role or company',
		),
		query: 'filter[nextActionByUser]',
		read: readPerson,
	}),
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: optionsFromNames(REVIEW_STATUSES),
		default: 'open',
		description:
			'Only reviews with this status. Those that failed are shown to project admins only.',
		query: 'filter[status]',
		read: (entered, parameter, run) => read.choice(entered, parameter, run)?.toUpperCase(),
	},
	days('Updated', 'updatedAt', 'changed'),
	{ ...reviewWorkflow, description: 'Only reviews with this workflow', body: undefined },
]);
