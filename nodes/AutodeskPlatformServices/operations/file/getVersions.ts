import { attribute } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { collect } from '../../../apsLists/pages';
import { jsonApiPages } from '../../../apsLists/jsonApiPages';
import { customQuery, withCustomQuery } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { hubForLists } from '../../../fields/hub';
import { file, itemId } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { newestFirst, simplifyFileVersion, fileVersionExample } from '../../../records/fileVersion';
import { integer } from '../../../values/integer';
import { textList } from '../../../values/textList';
import { defineOperation } from '../../../operations/operation';

export const getVersions = defineOperation({
	action: 'List Item Versions',
	name: 'Get Versions',
	value: 'getVersions',
	summary: 'Get versions of file',
	description: 'Retrieve a list of the versions of a file, the newest first',
	endpoint: 'GET /data/v1/projects/{project_id}/items/{item_id}/versions',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		file,
		...returnAllOrLimit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				customQuery,
				{
					displayName: 'Extension Types',
					name: 'extensionTypes',
					type: 'string',
					default: '',
					placeholder: 'e.g. versions:autodesk.bim360:File',
					description: 'Only versions of these extension types, separated by commas',
				},
				{
					displayName: 'From Version',
					name: 'fromVersion',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'Only versions with this number or a higher one',
				},
				{
					displayName: 'To Version',
					name: 'toVersion',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'Only versions with this number or a lower one',
				},
			],
		},
	],
	example: fileVersionExample,
	async execute(run) {
		const limit = limitOf(run);
		const filters = run.param<VersionFilters>('filters', {});
		const isWanted = versionRange(filters);
		const query = withCustomQuery(
			{ 'filter[extension.type]': textList(filters.extensionTypes) },
			filters,
		);
		const project = projectId(run);
		const path = run.path({ project_id: project, item_id: await itemId(run, project) });
		// All of them, because Autodesk promises no order; 200 come with one call.
		const versions = await collect(jsonApiPages(run.aps, path, query));
		return versions
			.filter(isWanted)
			.sort(newestFirst)
			.slice(0, limit)
			.map((version) => simplified(run, version, simplifyFileVersion));
	},
});

interface VersionFilters extends CustomJson {
	extensionTypes?: unknown;
	fromVersion?: unknown;
	toVersion?: unknown;
}

/**
 * Compares here: Autodesk's filters are documented to compare as text, in which 10 comes before 2.
 *
 * @throws InvalidValue
 */
function versionRange({
	fromVersion,
	toVersion,
}: VersionFilters): (version: JsonApiResource) => boolean {
	const from = versionNumber('From Version', fromVersion) ?? 1;
	const to = versionNumber('To Version', toVersion) ?? Infinity;
	return (version) => {
		const number = Number(attribute(version, 'versionNumber'));
		return number >= from && number <= to;
	};
}

function versionNumber(field: string, value: unknown): number | undefined {
	return integer(field, value, 1, Number.MAX_SAFE_INTEGER);
}
