import { changedFolderBody, newFolderBody } from '../../../../protocol/aps/documentBodies';
import { fillPath } from '../../../../protocol/aps/ids';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import type { Purpose } from '../../../apsClient/advice';
import { childFolder } from '../../../documents/childFolder';
import { customBody } from '../../../fields/customBody';
import { folderId, parentFolder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { ifExistsField } from '../../../fields/ifExists';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { documentName } from '../../../values/documentName';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { createdOrExisting, withOutcome } from '../../../operations/orExisting';
import { description } from './description';

const name = defineParameter({
	displayName: 'Name',
	name: 'folderName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Drawings',
	description: 'Name of the new folder',
	read: read.by(documentName),
});

const ifExists = ifExistsField({
	what: 'a folder of this name in the parent folder',
	update: 'Give the existing folder the description entered under Additional Fields',
});

const LISTING: Purpose = { action: 'List Folder Contents', scopes: ['data:read'] };

const details = additionalFields([customBody, description]);

export const create = defineOperation({
	action: 'Create Folder',
	name: 'Create',
	value: 'create',
	summary: 'Create folder',
	description:
		'Add a subfolder to a folder. In ACC and BIM 360 it must be below a top folder such as Project Files, at most 25 levels deep, and inherits the permissions of its parent.',
	endpoint: 'POST /data/v1/projects/{project_id}/folders',
	scopes: ['data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, parentFolder, name, ifExists, simplify, details],
	advice: {
		409: 'The parent folder already contains a folder of this name. Choose another name, or change If It Exists',
	},
	example: withOutcome(folderExample, 'created'),
	async execute(run) {
		const place = {
			projectId: projectId(run),
			parentId: folderId(run),
			name: valueOf(run, name),
		};
		// Only some projects accept one; a new folder has none to remove.
		const text = valueIn(run, details, description) || undefined;
		const body = merged(newFolderBody({ ...place, description: text }), bodyOf(run, details));
		const { outcome, thing } = await createdOrExisting(valueOf(run, ifExists), {
			create: async (repeatable) => {
				const { data } = await run.aps.document({
					method: 'POST',
					path: run.path({ project_id: place.projectId }),
					body,
					repeatable,
				});
				return data;
			},
			find: async () => await childFolder(run.aps.for(LISTING), place),
			update: async ({ id }) =>
				text === undefined ? undefined : await describe(run, place.projectId, id, text),
		});
		return simplified(run, thing, (folder) => withOutcome(simplifyFolder(folder), outcome));
	},
});

async function describe(
	{ aps }: OperationRun,
	projectId: string,
	folderId: string,
	text: string,
): Promise<JsonApiResource> {
	const updating = aps.for({ action: 'Update Folder', scopes: ['data:write'] });
	const { data } = await updating.document({
		method: 'PATCH',
		path: fillPath('/data/v1/projects/{projectId}/folders/{folderId}', { projectId, folderId }),
		body: changedFolderBody(folderId, { description: text }),
	});
	return data;
}
