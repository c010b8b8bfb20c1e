import type { IDataObject } from 'n8n-workflow';
import {
	attribute,
	extensionData,
	extensionType,
	relatedId,
	webLinkOf,
} from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';

/** @returns `platform` `acc` or `bim360`, null for projects of other hubs */
export function simplifyProject(project: JsonApiResource): IDataObject {
	return {
		name: attribute(project, 'name'),
		platform: platformOf(project),
		extensionType: extensionType(project),
		webUrl: webLinkOf(project),
		id: project.id,
		hubId: relatedId(project, 'hub'),
		rootFolderId: relatedId(project, 'rootFolder'),
	};
}

/** In lower case, as in account administration. */
function platformOf(project: JsonApiResource): string | null {
	const type = extensionData(project, 'projectType');
	return typeof type === 'string' ? type.toLowerCase() : null;
}

export const projectExample: IDataObject = {
	name: 'Tower A',
	platform: 'acc',
	extensionType: 'projects:autodesk.bim360:Project',
	webUrl: 'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	id: 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	hubId: 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	rootFolderId: 'urn:adsk.wipprod:fs.folder:co.Zr4VtYq1Q3uGm0sXk7LwPA',
};
