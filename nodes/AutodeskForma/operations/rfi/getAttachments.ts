import { shownRecords } from '../../../actionNode/listRecords';
import { rfiDetailList } from '../../../../protocol/aps/lists/constructionList';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { rfiAttachmentExample, simplifyRfiAttachment } from '../../../records/rfiAttachment';
import { rfi, rfiAdvice, rfiId } from './rfiField';

export const getAttachments = defineOperation({
	action: 'List RFI Attachments',
	name: 'Get Attachments',
	value: 'getAttachments',
	summary: 'Get attachments of RFI',
	description:
		'Retrieve a list of the files attached to the responses of an RFI. The operation Object > Download of the node Autodesk Platform Services downloads one by its storage ID.',
	endpoint: 'GET /construction/rfis/v3/projects/{projectId}/rfis/{rfiId}/attachments',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, rfi, ...returnAllOrLimit, simplify],
	advice: rfiAdvice,
	example: rfiAttachmentExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run), rfiId: rfiId(run) });
		const pages = constructionPages(run.aps, rfiDetailList, { path, limit });
		return await shownRecords(run, pages, simplifyRfiAttachment, limit);
	},
});
