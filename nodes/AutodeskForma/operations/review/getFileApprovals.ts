import { reviewList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { fileForLists } from '../../../fields/file';
import { fileVersion, versionId } from '../../../fields/fileVersion';
import { projectId } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { fileApprovalExample, simplifyFileApproval } from '../../../records/review';
import { reviewAdvice } from './reviewField';

export const getFileApprovals = defineOperation({
	action: 'List Version Approval Statuses',
	name: 'Get File Approval Status',
	value: 'getFileApprovals',
	summary: 'Get approval status of file',
	description:
		'Retrieve a list of the reviews that a file version was in, each with the approval status it got',
	endpoint:
		'GET /construction/reviews/v1/projects/{projectId}/versions/{versionId}/approval-statuses',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, fileForLists, fileVersion, ...returnAllOrLimit, simplify],
	advice: reviewAdvice,
	example: fileApprovalExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({
			projectId: constructionProjectId(run),
			versionId: await versionId(run, projectId(run)),
		});
		const pages = constructionPages(run.aps, reviewList, { path, limit });
		return await shownRecords(run, pages, simplifyFileApproval, limit);
	},
});
