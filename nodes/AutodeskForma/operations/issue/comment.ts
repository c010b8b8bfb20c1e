import { LONGEST_ISSUE_COMMENT } from '../../../../protocol/aps/issueRules';
import { issueSettingsList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { teamComment } from '../../../fields/teamComment';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { teamCommentExample, simplifyTeamComment } from '../../../records/teamComment';
import { issueAdvice, issueChangeAdvice } from './advice';
import { issue, issueId } from './issueField';

const ENDPOINT = '/construction/issues/v1/projects/{projectId}/issues/{issueId}/comments';

const text = teamComment(LONGEST_ISSUE_COMMENT);

export const addComment = defineOperation({
	action: 'Create Issue Comment',
	name: 'Add Comment',
	value: 'addComment',
	summary: 'Add comment to issue',
	description: 'Write a comment on an issue',
	endpoint: `POST ${ENDPOINT}`,
	scopes: ['data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, issue, text, simplify],
	options: [constructionRegion],
	advice: issueChangeAdvice,
	example: teamCommentExample,
	async execute(run) {
		const { projectId, region } = constructionPlaceOf(run);
		const comment = await run.aps.record(
			{
				method: 'POST',
				path: run.path({ projectId, issueId: issueId(run) }),
				region,
				body: bodyOf(run, text),
			},
			'id',
		);
		return simplified(run, comment, simplifyTeamComment);
	},
});

export const getComments = defineOperation({
	action: 'List Issue Comments',
	name: 'Get Comments',
	value: 'getComments',
	summary: 'Get comments of issue',
	description: 'Retrieve a list of the comments on an issue',
	endpoint: `GET ${ENDPOINT}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, issue, ...returnAllOrLimit, simplify],
	options: [constructionRegion],
	advice: issueAdvice,
	example: teamCommentExample,
	async execute(run) {
		const { projectId, region } = constructionPlaceOf(run);
		const limit = limitOf(run);
		const path = run.path({ projectId, issueId: issueId(run) });
		const pages = constructionPages(run.aps, issueSettingsList, { path, region, limit });
		return await shownRecords(run, pages, simplifyTeamComment, limit);
	},
});
