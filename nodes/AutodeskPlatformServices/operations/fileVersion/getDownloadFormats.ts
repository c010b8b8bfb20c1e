import { objectsIn } from '../../../../protocol/json';
import { attribute } from '../../../../protocol/aps/jsonApi';
import { hubForLists } from '../../../fields/hub';
import { fileForLists } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { fileVersion, versionId } from '../../../fields/fileVersion';
import { fileVersionExample } from '../../../records/fileVersion';
import { defineOperation } from '../../../operations/operation';

export const getDownloadFormats = defineOperation({
	action: 'Get Version Download Formats',
	name: 'Get Download Formats',
	value: 'getDownloadFormats',
	summary: 'Get formats that file version can be converted to',
	description:
		'Retrieve a list of the file formats that Autodesk can convert a version into. You need no conversion for the original file: the version contains its storage ID.',
	endpoint: 'GET /data/v1/projects/{project_id}/versions/{version_id}/downloadFormats',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, fileForLists, fileVersion, simplify],
	example: { fileType: 'ifc', versionId: fileVersionExample.id },
	async execute(run) {
		const project = projectId(run);
		const id = await versionId(run, project);
		const path = run.path({ project_id: project, version_id: id });
		const { data } = await run.aps.document({ path });
		if (!isSimplified(run)) return data;
		const formats = objectsIn(attribute(data, 'formats'));
		return formats.map(({ fileType }) => ({ fileType, versionId: id }));
	},
});
