import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { issueExample } from '../../../records/issue';
import { issueAdvice } from './advice';
import { issue, issueId } from './issueField';
import { shownIssue } from './shown';

export const get = defineOperation({
	action: 'Get Issue',
	name: 'Get',
	value: 'get',
	summary: 'Get issue',
	description: 'Retrieve one issue of a project with its custom attributes',
	endpoint: 'GET /construction/issues/v1/projects/{projectId}/issues/{issueId}',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, issue, simplify],
	options: [constructionRegion, namesInOutput],
	advice: issueAdvice,
	example: issueExample,
	async execute(run) {
		const place = constructionPlaceOf(run);
		const { projectId, region } = place;
		const path = run.path({ projectId, issueId: issueId(run) });
		return await shownIssue(run, place, await run.aps.record({ path, region }, 'id'));
	},
});
