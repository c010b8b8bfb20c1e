import { submittalList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import {
	simplifySubmittalAttachment,
	submittalAttachmentExample,
} from '../../../records/submittal';
import { submittal, submittalAdvice, submittalId } from './submittalField';

export const getAttachments = defineOperation({
	action: 'List Submittal Attachments',
	name: 'Get Attachments',
	value: 'getAttachments',
	summary: 'Get attachments of submittal',
	description:
		'Retrieve a list of the files attached to a submittal, those of earlier revisions as well. The operations of the node Autodesk Platform Services download one: Object > Download by its storage ID, or File > Download by its version ID.',
	endpoint: 'GET /construction/submittals/v2/projects/{projectId}/items/{itemId}/attachments',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, submittal, ...returnAllOrLimit, simplify],
	advice: submittalAdvice,
	example: submittalAttachmentExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({ projectId: constructionProjectId(run), itemId: submittalId(run) });
		const pages = constructionPages(run.aps, submittalList, { path, limit });
		return await shownRecords(run, pages, simplifySubmittalAttachment, limit);
	},
});
