import { newFileVersionBody } from '../../../../protocol/aps/documentBodies';
import { itemIdOf } from '../../../documents/documentIds';
import { fillPath } from '../../../../protocol/aps/ids';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { jsonApiPages } from '../../../apsLists/jsonApiPages';
import { collect } from '../../../apsLists/pages';
import { aboutVersion, aboutVersionIn } from '../../../fields/aboutVersion';
import { customBody } from '../../../fields/customBody';
import { versionExtensionType } from '../../../fields/extensionType';
import { optionalFileName } from '../../../fields/fileName';
import {
	copyQuery,
	fileSource,
	unusableSource,
	newVersionContent,
} from '../../../fields/fileSource';
import { hubForLists } from '../../../fields/hub';
import { file, fileUrn } from '../../../fields/file';
import { ifExistsField } from '../../../fields/ifExists';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { InvalidValue } from '../../../values/invalidValue';
import { simplifyFile } from '../../../records/file';
import { simplifyFileVersion, fileVersionExample } from '../../../records/fileVersion';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { valueIn, valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { withOutcome } from '../../../operations/orExisting';
import type { CreateOutcome } from '../../../operations/orExisting';

const details = additionalFields([customBody, versionExtensionType, ...aboutVersion]);

const ifExists = ifExistsField({
	what: 'a version made from this storage object',
});

export const create = defineOperation({
	action: 'Create Version',
	name: 'Create',
	value: 'create',
	summary: 'Create file version',
	description:
		'Add a version to an existing file, from a storage object that content was uploaded to or from a copy of another version, for example an older one. Folder > Upload File does all steps at once.',
	endpoint: 'POST /data/v1/projects/{project_id}/versions',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		file,
		...newVersionContent,
		{
			...optionalFileName,
			description:
				'Name of the file from this version on, with the same extension as the storage object. Leave empty to keep the name.',
		},
		ifExists,
		simplify,
		details,
	],
	advice: {
		400: unusableSource,
		409: 'The file has changed in the meantime, or the name is taken in the folder. Try again, or enter another name',
	},
	example: withOutcome(fileVersionExample, 'created'),
	async execute(run) {
		const project = projectId(run);
		const urn = fileUrn(run);
		const source = fileSource(run);
		const entered = valueOf(run, optionalFileName);
		const facts = {
			projectId: project,
			storageId: source.storageId,
			versionType: valueIn(run, details, versionExtensionType),
			...aboutVersionIn(run, details),
		};
		const custom = bodyOf(run, details);
		const itemId = await itemIdOf(run.aps, project, urn);
		if (valueOf(run, ifExists) === 'return' && source.storageId !== undefined) {
			const existing = await versionOf(run, { project, itemId }, source.storageId);
			if (existing !== undefined) return shown(run, existing, 'existed');
		}
		const name = entered ?? (source.storageId && (await currentName(run, project, itemId)));
		const { data } = await run.aps.document({
			method: 'POST',
			path: run.path({ project_id: project }),
			query: await copyQuery(run, project, source),
			body: merged(newFileVersionBody({ ...facts, itemId, name }), custom),
		});
		return shown(run, data, 'created');
	},
});

function shown(run: OperationRun, version: JsonApiResource, outcome: CreateOutcome) {
	return simplified(run, version, (each) => withOutcome(simplifyFileVersion(each), outcome));
}

/** The version whose content is in this storage object: every version has one of its own. */
async function versionOf(
	{ aps }: OperationRun,
	place: { project: string; itemId: string },
	storageId: string,
): Promise<JsonApiResource | undefined> {
	const listing = aps.for({ action: 'List Item Versions', scopes: ['data:read'] });
	const path = fillPath('/data/v1/projects/{project}/items/{itemId}/versions', place);
	const versions = await collect(jsonApiPages(listing, path));
	return versions.find((version) => relatedId(version, 'storage') === storageId);
}

/**
 * Autodesk requires a name for every version that has a storage object.
 *
 * @throws InvalidValue when Autodesk returns none
 */
async function currentName(
	{ aps }: OperationRun,
	projectId: string,
	itemId: string,
): Promise<string> {
	const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}', { projectId, itemId });
	const lookUp = aps.for({ action: 'Get Item', scopes: ['data:read'] });
	const { data } = await lookUp.document({ path });
	const name = simplifyFile(data).name as string | null;
	if (name !== null) return name;
	throw new InvalidValue(
		optionalFileName.displayName,
		'enter one, because Autodesk does not return the current name',
	);
}
