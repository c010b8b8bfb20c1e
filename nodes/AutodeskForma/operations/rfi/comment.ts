import { shownRecords } from '../../../actionNode/listRecords';
import { rfiDetailList } from '../../../../protocol/aps/lists/constructionList';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { teamComment } from '../../../fields/teamComment';
import { defineOperation } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { simplifyTeamComment, teamCommentExample } from '../../../records/teamComment';
import { rfi, rfiAdvice, rfiId } from './rfiField';

const ENDPOINT = '/construction/rfis/v3/projects/{projectId}/rfis/{rfiId}/comments';

const text = teamComment();

export const addComment = defineOperation({
	action: 'Create RFI Comment',
	name: 'Add Comment',
	value: 'addComment',
	summary: 'Add comment to RFI',
	description: 'Write a comment on an RFI, which is not a response',
	endpoint: `POST ${ENDPOINT}`,
	scopes: ['data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, rfi, text, simplify],
	advice: rfiAdvice,
	example: teamCommentExample,
	async execute(run) {
		const path = run.path({ projectId: constructionProjectId(run), rfiId: rfiId(run) });
		const request = { method: 'POST', path, body: bodyOf(run, text) } as const;
		return simplified(run, await run.aps.record(request, 'id'), simplifyTeamComment);
	},
});

export const getComments = defineOperation({
	action: 'List RFI Comments',
	name: 'Get Comments',
	value: 'getComments',
	summary: 'Get comments of RFI',
	description: 'Retrieve a list of the comments on an RFI',
	endpoint: `GET ${ENDPOINT}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, rfi, ...returnAllOrLimit, simplify],
	advice: rfiAdvice,
	example: teamCommentExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run), rfiId: rfiId(run) });
		const pages = constructionPages(run.aps, rfiDetailList, { path, limit });
		return await shownRecords(run, pages, simplifyTeamComment, limit);
	},
});
