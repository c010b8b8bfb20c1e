import type { IDataObject } from 'n8n-workflow';
import {
	attribute,
	extensionData,
	extensionType,
	relatedId,
	webLinkOf,
} from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';

/** @returns `projectType` `ACC` or `BIM360`, null for projects of other hubs */
export function simplifyProject(project: JsonApiResource): IDataObject {
	return {
		id: project.id,
		name: attribute(project, 'name'),
		hubId: relatedId(project, 'hub'),
		projectType: extensionData(project, 'projectType'),
		rootFolderId: relatedId(project, 'rootFolder'),
		extensionType: extensionType(project),
		webUrl: webLinkOf(project),
	};
}

export const projectExample: IDataObject = {
	id: 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	name: 'Tower A',
	hubId: 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	projectType: 'ACC',
	rootFolderId: 'urn:adsk.wipprod:fs.folder:co.Zr4VtYq1Q3uGm0sXk7LwPA',
	extensionType: 'projects:autodesk.bim360:Project',
	webUrl: 'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
