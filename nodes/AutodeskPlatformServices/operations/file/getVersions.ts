import { collect } from '../../../apsLists/pages';
import { jsonApiPages } from '../../../apsLists/jsonApiPages';
import { hubForLists } from '../../../fields/hub';
import { file, itemId } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { newestFirst, simplifyFileVersion, fileVersionExample } from '../../../records/fileVersion';
import { queryOf } from '../../../parameters/query';
import { defineOperation } from '../../../operations/operation';
import { isInVersionRange, versionFilters } from './versionFilters';

export const getVersions = defineOperation({
	action: 'List Item Versions',
	name: 'Get Versions',
	value: 'getVersions',
	summary: 'Get versions of file',
	description: 'Retrieve a list of the versions of a file, the newest first',
	endpoint: 'GET /data/v1/projects/{project_id}/items/{item_id}/versions',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, file, ...returnAllOrLimit, simplify, versionFilters],
	example: fileVersionExample,
	async execute(run) {
		const limit = limitOf(run);
		const isInRange = isInVersionRange(run);
		const query = queryOf(run, versionFilters);
		const project = projectId(run);
		const path = run.path({ project_id: project, item_id: await itemId(run, project) });
		// All of them, because Autodesk guarantees no order; one call returns 200.
		const versions = await collect(jsonApiPages(run.aps, path, query));
		return versions
			.filter(isInRange)
			.sort(newestFirst)
			.slice(0, limit)
			.map((version) => simplified(run, version, simplifyFileVersion));
	},
});
