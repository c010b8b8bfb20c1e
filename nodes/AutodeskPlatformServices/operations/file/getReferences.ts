import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import {
	attribute,
	isJsonApiResource,
	relatedId,
	versionNumberOf,
	webLinkOf,
} from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { isJsonObject, objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import { versionIdOf } from '../../../documents/documentIds';
import { file, fileUrn } from '../../../fields/file';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';

const PATH = '/data/v1/projects/{project_id}/versions/{version_id}/relationships/refs';

const KINDS: Readonly<Record<string, string>> = {
	folders: 'folder',
	items: 'file',
	versions: 'fileVersion',
};

const referenceFilters = filters([
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		default: 'to',
		options: [
			{ name: 'From Others', value: 'from', description: 'What refers to the file' },
			{ name: 'To Others', value: 'to', description: 'What the file refers to' },
		],
		description: 'Only references in this direction',
		query: 'filter[direction]',
		read: read.choice,
	},
	{
		displayName: 'Type',
		name: 'refType',
		type: 'options',
		default: 'xrefs',
		options: [
			{ name: 'Auxiliary', value: 'auxiliary' },
			{ name: 'Dependencies', value: 'dependencies' },
			{ name: 'Derived', value: 'derived' },
			{ name: 'External References (Xrefs)', value: 'xrefs' },
		],
		description: 'Only references of this type',
		query: 'filter[refType]',
		read: read.choice,
	},
]);

export const getReferences = defineOperation({
	action: 'List Version References',
	name: 'Get References',
	value: 'getReferences',
	summary: 'Get references of file',
	description:
		'Retrieve a list of what a file refers to and what refers to it, such as xrefs of drawings and the original of a copy. The ID of a version means that version, otherwise it is the newest one.',
	endpoint: `GET ${PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, file, simplify, referenceFilters],
	example: {
		name: 'Grid.dwg',
		kind: 'fileVersion',
		direction: 'to',
		refType: 'xrefs',
		versionNumber: 2,
		webUrl: null,
		id: 'urn:adsk.wipprod:fs.file:vf.Zr4VtYq1Q3uGm0sXk7LwPA?version=2',
		itemId: 'urn:adsk.wipprod:dm.lineage:Zr4VtYq1Q3uGm0sXk7LwPA',
		versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	},
	async execute(run) {
		const query = queryOf(run, referenceFilters);
		const project = projectId(run);
		const version = await versionIdOf(run.aps, project, fileUrn(run));
		const path = fillPath(PATH, { project_id: project, version_id: version });
		const body = await run.aps.read({ path, query }, ({ body: answer }) =>
			isJsonObject(answer) && Array.isArray(answer.data) ? answer : undefined,
		);
		const references = objectsIn(body.data);
		if (!isSimplified(run)) return references;
		const included = objectsIn(body.included).filter(isJsonApiResource);
		return references.map((reference) => simplifyReference(reference, included, version));
	},
});

/** @param included the records that references lead to @param of ID of the version they are of */
function simplifyReference(
	{ type, id, meta }: JsonObject,
	included: readonly JsonApiResource[],
	of: string,
): IDataObject {
	const target = included.find((each) => each.id === id);
	const { direction = null, refType = null } = isJsonObject(meta) ? meta : {};
	return {
		name: target ? (attribute(target, 'name') ?? attribute(target, 'displayName')) : null,
		kind: KINDS[String(type)] ?? type ?? null,
		direction,
		refType,
		versionNumber: target && type === 'versions' ? (versionNumberOf(target) ?? null) : null,
		webUrl: target ? webLinkOf(target) : null,
		id: id ?? null,
		itemId: target ? relatedId(target, 'item') : null,
		versionId: of,
	};
}
