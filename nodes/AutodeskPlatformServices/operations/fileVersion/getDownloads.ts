import type { IDataObject } from 'n8n-workflow';
import { attribute, relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { jsonApiPages } from '../../../apsLists/jsonApiPages';
import { collect } from '../../../apsLists/pages';
import { customQuery } from '../../../fields/customQuery';
import { hubForLists } from '../../../fields/hub';
import { fileForLists } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { fileVersion, versionId } from '../../../fields/fileVersion';
import { fileVersionExample } from '../../../records/fileVersion';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { defineOperation } from '../../../operations/operation';

const downloadFilters = filters([
	customQuery,
	{
		displayName: 'File Types',
		name: 'fileTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. ifc,dwg',
		description: 'Only conversions into these formats, separated by commas',
		query: 'filter[format.fileType]',
		read: read.texts,
	},
]);

export const getDownloads = defineOperation({
	action: 'Get Version Downloads',
	name: 'Get Downloads',
	value: 'getDownloads',
	summary: 'Get existing conversions of file version',
	description:
		'Retrieve a list of the existing conversions of a version. Autodesk calls this not fully implemented and usually returns none. You need no conversion for the original file: the version contains its storage ID.',
	endpoint: 'GET /data/v1/projects/{project_id}/versions/{version_id}/downloads',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, fileForLists, fileVersion, simplify, downloadFilters],
	example: {
		fileType: 'ifc',
		id: 'aGM2azRobmRSV2FlSVZoSWp2SHU4dy5pZmM',
		versionId: fileVersionExample.id,
		storageId: 'urn:adsk.objects:os.object:wip.dm.prod/7d1e0b52-8c4f-4a6b-b0f7-93a5e2d1c4f8.ifc',
	},
	async execute(run) {
		const query = queryOf(run, downloadFilters);
		const project = projectId(run);
		const id = await versionId(run, project);
		const path = run.path({ project_id: project, version_id: id });
		const rows = await collect(jsonApiPages(run.aps, path, query));
		return rows.map((download) => simplified(run, download, simplifyDownload));
	},
});

function simplifyDownload(download: JsonApiResource): IDataObject {
	const format = attribute(download, 'format') as { fileType?: string } | null;
	return {
		fileType: format?.fileType ?? null,
		id: download.id,
		versionId: relatedId(download, 'source'),
		storageId: relatedId(download, 'storage'),
	};
}
