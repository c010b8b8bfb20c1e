import { LONGEST_ISSUE_TITLE } from '../../../../protocol/aps/issueRules';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { locatedId } from '../../../fields/locator';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { issueExample } from '../../../records/issue';
import { InvalidValue } from '../../../values/invalidValue';
import { guid } from '../../../values/guid';
import { issueChangeAdvice } from './advice';
import { newAssignee } from './assignee';
import { customAttributes } from './customAttributes';
import {
	description,
	dueDate,
	location,
	locationDetails,
	published,
	rootCause,
	startDate,
	title,
	watchers,
} from './details';
import { resolvedFields } from './resolvedFields';
import { checkNewStatus, issueStatus } from './status';
import { shownIssue } from './shown';
import { checkType, issueType } from './type';

const newTitle = defineParameter({
	...title,
	required: true,
	read: read.requiredText(LONGEST_ISSUE_TITLE),
});

const newType = { ...issueType, required: true };

const newStatus = defineParameter({
	...issueStatus,
	required: true,
	default: { mode: 'list', value: 'open', cachedResultName: 'Open' },
});

const details = additionalFields([
	newAssignee,
	customAttributes,
	customBody,
	description,
	dueDate,
	location,
	locationDetails,
	rootCause,
	startDate,
	watchers,
]);

export const create = defineOperation({
	action: 'Create Issue',
	name: 'Create',
	value: 'create',
	summary: 'Create issue',
	description:
		'Add an issue to a project, with type, status, assignee, dates, location and custom attributes by name. Type and status are checked before anything is sent.',
	endpoint: 'POST /construction/issues/v1/projects/{projectId}/issues',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, newTitle, newType, newStatus, published, simplify, details],
	options: [constructionRegion, namesInOutput],
	advice: issueChangeAdvice,
	example: { ...issueExample, commentCount: 0, updatedAt: '2026-03-02T16:40:00.000Z' },
	async execute(run) {
		const place = constructionPlaceOf(run);
		const entered = bodyOf(run, newTitle, published, details);
		const typeId = guid(newType.displayName, locatedId(run, newType.name));
		const status = valueOf(run, newStatus);
		if (status === undefined) throw new InvalidValue(newStatus.displayName, 'choose a status');
		await checkType(run, place, typeId);
		await checkNewStatus(run, place, status);
		const body = merged(
			{
				issueSubtypeId: typeId,
				status,
				...(await resolvedFields(run, place, details)),
			},
			entered,
		);
		const created = await run.aps.record(
			{
				method: 'POST',
				path: run.path({ projectId: place.projectId }),
				region: place.region,
				body,
			},
			'id',
		);
		return await shownIssue(run, place, created);
	},
});
