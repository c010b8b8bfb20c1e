import { relatedId } from '../../../../protocol/aps/jsonApi';
import { hubForLists } from '../../../fields/hub';
import { file, itemId } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { fileExample, simplifyFile } from '../../../records/file';
import { folderPathOf } from '../../../records/pathOf';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { queryOf } from '../../../parameters/query';
import { defineOperation } from '../../../operations/operation';

const includeFolderPath = defineParameter({
	displayName: 'Include Folder Path',
	name: 'includeFolderPath',
	type: 'boolean',
	default: true,
	description:
		'Whether to return the path of the folder that contains the file. ACC and BIM 360 only.',
	query: 'includePathInProject',
	read: read.boolean,
});

const readOptions = options([includeFolderPath]);

export const get = defineOperation({
	action: 'Get Item',
	name: 'Get',
	value: 'get',
	summary: 'Get file',
	description:
		'Retrieve the name, folder, dates and newest version of one file, optionally with its folder path',
	endpoint: 'GET /data/v1/projects/{project_id}/items/{item_id}',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, file, simplify],
	options: readOptions.options,
	example: { ...fileExample, folderPath: 'Project Files/Drawings' },
	async execute(run) {
		const query = queryOf(run, readOptions);
		const project = projectId(run);
		const path = run.path({ project_id: project, item_id: await itemId(run, project) });
		const { data, included } = await run.aps.document({ path, query });
		const tip = included.find(({ id }) => id === relatedId(data, 'tip'));
		if (!isSimplified(run)) return tip ? { ...data, included: [tip] } : data;
		const record = simplifyFile(data, tip);
		return query.includePathInProject ? { ...record, folderPath: folderPathOf(data) } : record;
	},
});
