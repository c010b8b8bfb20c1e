import type { IDataObject } from 'n8n-workflow';
import { fillPath, toDataManagementId } from '../../../../protocol/aps/ids';
import { attribute, relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { isJsonObject } from '../../../../protocol/json';
import type { JsonValue } from '../../../../protocol/json';
import { listKey } from '../../../lookUp/listKey';
import { OncePerRun } from '../../../lookUp/oncePerRun';
import { collect } from '../../../apsLists/pages';
import { attributeNamed, attributeValue } from '../../../customAttributes/attributeValue';
import { attributeAdvice, folderAttributes } from '../../../customAttributes/definitions';
import { clearEmpty } from '../../../fields/clearEmpty';
import { docsProjectId } from '../../../fields/docsProject';
import { file, fileUrn } from '../../../fields/file';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { valueIn } from '../../../parameters/values';
import { attributesByName } from '../../../records/fileAttributes';
import {
	attributesField,
	enteredAttributes,
	specifyAttributes,
	attributesJson,
} from './attributeFields';

const PATH =
	'/bim360/docs/v1/projects/{project_id}/versions/{version_id}/custom-attributes:batch-update';

const updateOptions = options([clearEmpty]);

const definitionsOfFolders = new OncePerRun<IDataObject[]>();

export const updateAttributes = defineOperation({
	action: 'Update Custom Attribute Values',
	name: 'Update Attributes',
	value: 'updateAttributes',
	summary: 'Update attributes of file',
	description:
		'Set or clear custom attributes of a file by name. Dates and the values of lists are checked before anything is sent. The ID of a version means that version, otherwise it is the newest one.',
	endpoint: `POST ${PATH}`,
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		file,
		specifyAttributes,
		attributesField,
		attributesJson,
		simplify,
	],
	options: updateOptions.options,
	advice: attributeAdvice,
	example: {
		name: 'A-101 Ground Floor.dwg',
		updated: true,
		attributes: { Discipline: 'Architecture', 'Due Date': '2026-03-31T16:00:00.000Z' },
		versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
		itemId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
		projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	},
	async execute(run) {
		const entered = enteredAttributes(run, valueIn(run, updateOptions, clearEmpty));
		const place = await placeOfFile(run);
		const definitions = await definitionsIn(run, place);
		const changes = entered.map(({ name, value, field }) => {
			const definition = attributeNamed(field, definitions, name);
			return { id: definition.id, value: attributeValue(run, definition, value) };
		});
		const { name, projectId, itemId, versionId } = place;
		const ids = { versionId, itemId, projectId };
		if (changes.length === 0) return { name, updated: false, attributes: {}, ...ids };
		const request = {
			method: 'POST',
			path: run.path({ project_id: projectId, version_id: versionId }),
			body: changes,
			// Sets the same values again.
			repeatable: true,
		} as const;
		const { results } = await run.aps.read(request, ({ body }) =>
			isJsonObject(body) && Array.isArray(body.results) ? body : undefined,
		);
		if (!isSimplified(run)) return { results, ...ids };
		return { name, updated: true, attributes: attributesByName(results), ...ids };
	},
});

interface FilePlace {
	name: JsonValue;
	/** A bare GUID. */
	projectId: string;
	folderId: string;
	itemId: string;
	versionId: string;
}

/** The attributes are those of the folder, and the values those of a version. */
async function placeOfFile(run: OperationRun): Promise<FilePlace> {
	const { kind, id } = fileUrn(run);
	const projectId = docsProjectId(run);
	const project = toDataManagementId(projectId);
	const read = async (action: string, path: string) =>
		(await run.aps.for({ action, scopes: ['data:read'] }).document({ path })).data;
	const itemId =
		kind === 'file'
			? id
			: required(
					'file',
					relatedId(
						await read(
							'Get Version',
							fillPath('/data/v1/projects/{project}/versions/{id}', { project, id }),
						),
						'item',
					),
				);
	const path = fillPath('/data/v1/projects/{project}/items/{itemId}', { project, itemId });
	const item: JsonApiResource = await read('Get Item', path);
	return {
		name: attribute(item, 'displayName'),
		projectId,
		folderId: required('folder', relatedId(item, 'parent')),
		itemId,
		versionId: kind === 'file' ? required('version', relatedId(item, 'tip')) : id,
	};
}

async function definitionsIn(run: OperationRun, place: FilePlace): Promise<IDataObject[]> {
	const { projectId, folderId } = place;
	const key = listKey(run.aps, 'custom attributes', projectId, folderId);
	return await definitionsOfFolders.get(
		run.directories,
		key,
		async () => await collect(folderAttributes(run.aps, { projectId, folderId })),
	);
}

function required(what: string, id: string | null): string {
	if (id !== null) return id;
	throw new Error(`Autodesk does not say which ${what} it is`);
}
