import {
	LONGEST_ISSUE_DESCRIPTION,
	LONGEST_ISSUE_TITLE,
	LONGEST_LOCATION_DETAILS,
} from '../../../../protocol/aps/issueRules';
import { constructionPlaceOf } from '../../../fields/constructionProject';
import { resourceLocator } from '../../../fields/locator';
import { locationLocator } from '../../../fields/location';
import { LookUp } from '../../../lookUp/lookUp';
import { rootCausesOf } from '../../../lookUp/rootCauses';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

/** Fields of an issue, for creating and changing it. */

export const title = defineParameter({
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Door missing a screw',
	description: `Title of the issue, at most ${LONGEST_ISSUE_TITLE} characters`,
	body: 'title',
	read: read.text(LONGEST_ISSUE_TITLE),
});

export const description = defineParameter({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: `What the issue is about, at most ${LONGEST_ISSUE_DESCRIPTION.toLocaleString('en')} characters`,
	body: 'description',
	read: read.text(LONGEST_ISSUE_DESCRIPTION),
});

export const published = defineParameter({
	displayName: 'Published',
	name: 'published',
	type: 'boolean',
	default: true,
	description:
		'Whether everyone with access to issues can see it. An unpublished issue is visible only to its creator, assignee and watchers.',
	body: 'published',
	read: read.boolean,
});

export const dueDate = defineParameter({
	displayName: 'Due Date',
	name: 'dueDate',
	type: 'dateTime',
	default: '',
	description: 'The day until which the issue should be solved. Autodesk keeps no time of day.',
	body: 'dueDate',
	read: read.date,
});

export const startDate = defineParameter({
	displayName: 'Start Date',
	name: 'startDate',
	type: 'dateTime',
	default: '',
	description: 'The day on which work on the issue starts',
	body: 'startDate',
	read: read.date,
});

export const location = defineParameter({
	...locationLocator('Where the issue is, from the locations of the project'),
	body: 'locationId',
	read: read.guid,
});

export const locationDetails = defineParameter({
	displayName: 'Location Details',
	name: 'locationDetails',
	type: 'string',
	default: '',
	placeholder: 'e.g. next to the window',
	description: `Where exactly, as text of at most ${LONGEST_LOCATION_DETAILS} characters`,
	body: 'locationDetails',
	read: read.text(LONGEST_LOCATION_DETAILS),
});

export const rootCause = defineParameter({
	...resourceLocator({
		displayName: 'Root Cause',
		name: 'rootCause',
		description: 'Why there is such an issue',
		search: 'searchRootCauses',
		dependsOn: ['project'],
		idPlaceholder: 'e.g. 2370f222-6c54-3a01-93e6-f701772f0222',
		lookUp: new LookUp('By Name', 'e.g. Damage', (run) =>
			rootCausesOf(run, constructionPlaceOf(run)),
		),
	}),
	body: 'rootCauseId',
	query: 'filter[rootCauseId]',
	read: read.guid,
});

/** Resolved to Autodesk IDs before it is sent. */
export const watchers = defineParameter({
	displayName: 'Watchers',
	name: 'watchers',
	type: 'string',
	default: '',
	placeholder: 'e.g. kim.doe@example.com, lee.park@example.com',
	description:
		'Email addresses or Autodesk IDs of the people who follow the issue, separated by commas. Email addresses need the scope account:read. Replaces the watchers that the issue has.',
	read: read.texts,
});
