import { newFileVersionBody } from '../../../../protocol/aps/documentBodies';
import { itemIdOf } from '../../../documents/documentIds';
import type { JsonApiDocument } from '../../../../protocol/aps/jsonApi';
import { fillPath } from '../../../../protocol/aps/ids';
import { checkedJson, customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { extensionTypeField, extensionTypeOf } from '../../../fields/extensionType';
import { fileName } from '../../../fields/fileName';
import {
	copyQuery,
	fileSource,
	unusableSource,
	newVersionContent,
} from '../../../fields/fileSource';
import { hubForLists } from '../../../fields/hub';
import { file, fileUrn } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { workflow, workflowId } from '../../../fields/workflow';
import { InvalidValue } from '../../../values/invalidValue';
import { simplifyFile } from '../../../records/file';
import { simplifyFileVersion, fileVersionExample } from '../../../records/fileVersion';
import { documentName } from '../../../values/documentName';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';

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
			...fileName,
			description:
				'Name of the file from this version on, with the same extension as the storage object. Left empty, the file keeps its name.',
		},
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				customBody,
				extensionTypeField('fileVersion', 'versions:autodesk.bim360:Document'),
				workflow,
			],
		},
	],
	advice: {
		400: unusableSource,
		409: 'The file was changed meanwhile, or its name is taken in the folder. Try again, or give another name',
	},
	example: fileVersionExample,
	async execute(run) {
		const additional = run.param<AdditionalFields>('additionalFields', {});
		const project = projectId(run);
		const urn = fileUrn(run);
		const source = fileSource(run);
		const entered = enteredName(run);
		const facts = {
			projectId: project,
			storageId: source.storageId,
			versionType: extensionTypeOf('fileVersion', additional.versionExtensionType),
			workflow: workflowId(additional.workflow),
		};
		const custom = checkedJson(additional);
		const itemId = await itemIdOf(run.aps, project, urn);
		const name = entered ?? (source.storageId && (await currentName(run, project, itemId)));
		const { body } = await run.aps.request({
			method: 'POST',
			path: run.path({ project_id: project }),
			query: await copyQuery(run, project, source),
			body: withCustomBody(newFileVersionBody({ ...facts, itemId, name }), custom),
		});
		return simplified(run, (body as JsonApiDocument).data, simplifyFileVersion);
	},
});

interface AdditionalFields extends CustomJson {
	versionExtensionType?: string;
	workflow?: string;
}

function enteredName({ param }: OperationRun): string | undefined {
	const entered = String(param<unknown>('fileName', '') ?? '');
	return entered === '' ? undefined : documentName(fileName.displayName, entered);
}

/**
 * Autodesk wants a name with every version that has a storage object.
 *
 * @throws InvalidValue when Autodesk sends none
 */
async function currentName(
	{ aps }: OperationRun,
	projectId: string,
	itemId: string,
): Promise<string> {
	const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}', { projectId, itemId });
	const lookUp = aps.for({ action: 'Get Item', scopes: ['data:read'] });
	const { data } = await lookUp.get<JsonApiDocument>(path);
	const name = simplifyFile(data).name as string | null;
	if (name !== null) return name;
	throw new InvalidValue(fileName.displayName, 'Autodesk does not tell it, so enter it');
}
