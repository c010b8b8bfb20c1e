import { renamedFileBody } from '../../../../protocol/aps/documentBodies';
import { isAccId } from '../../../../protocol/aps/ids';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import { customBody } from '../../../fields/customBody';
import { fileName } from '../../../fields/fileName';
import { hubForLists } from '../../../fields/hub';
import { file, itemId } from '../../../fields/file';
import { includePath, pathIfWanted } from '../../../fields/includePath';
import { project, projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { InvalidValue } from '../../../values/invalidValue';
import { fileExample, simplifyFile } from '../../../records/file';
import { bodyOf } from '../../../parameters/body';
import { options, updateFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { valueIn, valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';

const changes = updateFields([customBody]);
const updateOptions = options([includePath]);

export const update = defineOperation({
	action: 'Update Item',
	name: 'Update',
	value: 'update',
	summary: 'Update name of file',
	description:
		'Rename a file in a hub of Fusion Team, A360 or BIM 360 Team, as a signed-in user. Autodesk does not offer this for files of ACC and BIM 360.',
	endpoint: 'PATCH /data/v1/projects/{project_id}/items/{item_id}',
	scopes: ['data:write'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		file,
		{ ...fileName, description: 'New name of the file, with its extension' },
		simplify,
		changes,
	],
	options: updateOptions.options,
	example: fileExample,
	async execute(run) {
		const projectOfFile = projectId(run);
		if (isAccId(projectOfFile)) {
			throw new InvalidValue(
				project.displayName,
				'Autodesk does not rename files of ACC and BIM 360. File Version > Create gives a file a new name together with a new version',
			);
		}
		const name = valueOf(run, fileName);
		const custom = bodyOf(run, changes);
		const isPathWanted = valueIn(run, updateOptions, includePath);
		const id = await itemId(run, projectOfFile);
		const { data } = await run.aps.document({
			method: 'PATCH',
			path: run.path({ project_id: projectOfFile, item_id: id }),
			body: merged(renamedFileBody(id, name), custom),
		});
		if (!isSimplified(run)) return data;
		const above = await pathIfWanted(run, isPathWanted, projectOfFile, relatedId(data, 'parent'));
		return simplifyFile(data, undefined, above);
	},
});
