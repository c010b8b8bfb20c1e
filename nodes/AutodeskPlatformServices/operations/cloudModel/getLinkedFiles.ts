import type { IDataObject } from 'n8n-workflow';
import { adminList } from '../../../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import type { OffsetListKind } from '../../../../protocol/aps/lists/offsetList';
import { isJsonObject } from '../../../../protocol/json';
import { collect } from '../../../apsLists/pages';
import { docsProjectId } from '../../../fields/docsProject';
import { fileForLists } from '../../../fields/file';
import { fileVersion, versionId } from '../../../fields/fileVersion';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';

const linkFilters = filters([
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Structure.rvt',
		description: 'Only the linked file of this name',
		query: 'filter[name]',
		read: read.text(),
	},
	{
		displayName: 'Published',
		name: 'publishStatus',
		type: 'options',
		default: 'published',
		options: [
			{ name: 'No', value: 'notPublished' },
			{ name: 'Yes', value: 'published' },
		],
		description: 'Only linked files that are, or are not, published',
		query: 'filter[publishStatus]',
		read: read.choice,
	},
]);

/** As lists of `construction/admin`, one level deeper. */
const linkedFileList: OffsetListKind = {
	...adminList,
	pageSize: 600,
	readPage({ body, ...answer }) {
		const linked = isJsonObject(body) ? body.linkedFiles : undefined;
		return adminList.readPage({ ...answer, body: linked });
	},
};

export const getLinkedFiles = defineOperation({
	action: 'List Linked Files',
	name: 'Get Linked Files',
	value: 'getLinkedFiles',
	summary: 'Get linked files of cloud model',
	description:
		'Retrieve a list of the Revit models that are linked to a published version of a cloud model, with URLs to download them from, which are valid for one hour',
	endpoint:
		'GET /construction/rcm/v1/projects/{project_id}/published-versions/{version_id}/linked-files',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		fileForLists,
		fileVersion,
		...returnAllOrLimit,
		simplify,
		linkFilters,
	],
	advice: {
		404: 'Check that the version is one of a Revit cloud model. Autodesk does not know the links of versions that were published before it offered this',
	},
	example: {
		name: 'Structure.rvt',
		status: 'published',
		url: 'https://cdn.us.oss.api.autodesk.com/structure.rvt?Signature=…',
		versionId: 'urn:adsk.wipprod:fs.file:vf.e7r4RzMKR4mhc3Oc4y6?version=1',
		itemId: 'urn:adsk.wipprod:dm.lineage:e7r4RzMKR4mhc3Oc4y6',
		projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	},
	async execute(run) {
		const limit = limitOf(run);
		const query = queryOf(run, linkFilters);
		const project = docsProjectId(run);
		const path = run.path({
			project_id: project,
			version_id: await versionId(run, projectId(run)),
		});
		const request = { path, query: { ...query, includeHost: false } };
		const rows = await collect(offsetPages(run.aps, linkedFileList, { request, limit }), limit);
		return rows.map((row) => simplified(run, { ...row, projectId: project }, simplifyLinkedFile));
	},
});

function simplifyLinkedFile(linked: IDataObject): IDataObject {
	const { modelName, publishStatus, signedUrl, versionId: version, itemId, projectId: id } = linked;
	return {
		name: modelName ?? null,
		status: publishStatus ?? null,
		url: signedUrl ?? null,
		versionId: version ?? null,
		itemId: itemId ?? null,
		projectId: id,
	};
}
