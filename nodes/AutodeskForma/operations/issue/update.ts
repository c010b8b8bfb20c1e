import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { updateFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { valueIn } from '../../../parameters/values';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { issueExample } from '../../../records/issue';
import { someChange } from '../../../values/someChange';
import { issueChangeAdvice } from './advice';
import { changedAssignee } from './assignee';
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
import { issue, issueId } from './issueField';
import { resolvedFields } from './resolvedFields';
import { checkChangedStatus, issueStatus } from './status';
import { shownIssue } from './shown';
import { checkType, issueType } from './type';

const changes = updateFields([
	changedAssignee,
	customAttributes,
	customBody,
	description,
	dueDate,
	issueStatus,
	issueType,
	location,
	locationDetails,
	published,
	rootCause,
	startDate,
	title,
	watchers,
]);

export const update = defineOperation({
	action: 'Update Issue',
	name: 'Update',
	value: 'update',
	summary: 'Update issue',
	description:
		'Change status, assignee, dates, custom attributes and other fields of an issue. Only the fields that you add are changed. A new status is checked before it is sent.',
	endpoint: 'PATCH /construction/issues/v1/projects/{projectId}/issues/{issueId}',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, issue, simplify, changes],
	options: [constructionRegion, namesInOutput],
	advice: {
		...issueChangeAdvice,
		400: 'Autodesk also refuses changes to fields that the status of the issue does not permit, and to deleted issues. The raw output of Issue > Get shows permittedAttributes and permittedStatuses',
	},
	example: { ...issueExample, status: 'in_progress' },
	async execute(run) {
		const place = constructionPlaceOf(run);
		const { projectId, region } = place;
		const path = run.path({ projectId, issueId: issueId(run) });
		const body = someChange(
			changes.displayName,
			merged(await resolvedFields(run, place, changes), bodyOf(run, changes)),
		);
		const status = valueIn(run, changes, issueStatus);
		const typeId = valueIn(run, changes, issueType);
		if (typeId !== undefined) await checkType(run, place, typeId);
		if (status !== undefined) {
			checkChangedStatus(status, await run.aps.record({ path, region }, 'id'));
		}
		const updated = await run.aps.record({ method: 'PATCH', path, region, body }, 'id');
		return await shownIssue(run, place, updated);
	},
});
