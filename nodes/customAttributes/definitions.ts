import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../protocol/aps/ids';
import { adminList } from '../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../protocol/aps/lists/offsetList';
import type { ApsClient } from '../apsClient/client';
import type { Pages } from '../apsLists/pages';

/** Path of the attributes of a folder. They apply to all files below it. */
export const FOLDER_ATTRIBUTES_PATH =
	'/bim360/docs/v1/projects/{project_id}/folders/{folder_id}/custom-attribute-definitions';

const PROJECT_ATTRIBUTES_PATH =
	'/construction/files/v1/projects/{project_id}/custom-attribute-definitions';

/** As many as the service returns with one call, of a folder and of a project. */
const FOLDER_PAGE = 200;
const PROJECT_PAGE = 100;

/** What to do about refused calls. */
export const attributeAdvice: Readonly<Record<number, string>> = {
	404: 'Check the project and the folder or file. Custom attributes exist in ACC and BIM 360 projects only',
};

/** The attributes of a folder. @param projectId a bare GUID */
export function folderAttributes(
	aps: ApsClient,
	{ projectId, folderId }: { projectId: string; folderId: string },
	limit?: number,
): Pages {
	const reader = aps.for({
		action: 'List Custom Attributes',
		scopes: ['data:read'],
		advice: attributeAdvice,
	});
	const path = fillPath(FOLDER_ATTRIBUTES_PATH, { project_id: projectId, folder_id: folderId });
	return offsetPages(reader, { ...adminList, pageSize: FOLDER_PAGE }, { request: { path }, limit });
}

/** The attributes of all folders of a project. @param projectId a bare GUID @param search part of the name */
export function projectAttributes(
	aps: ApsClient,
	projectId: string,
	{ search, limit }: { search?: string; limit?: number },
): Pages {
	const request = {
		path: fillPath(PROJECT_ATTRIBUTES_PATH, { project_id: projectId }),
		query: { searchText: search },
	};
	return offsetPages(aps, { ...adminList, pageSize: PROJECT_PAGE }, { request, limit });
}

/** The values of a list; empty for other types, and for lists that Autodesk returns without them. */
export function valuesOf({ arrayValues, arrayOptions }: IDataObject): string[] {
	if (Array.isArray(arrayValues)) return arrayValues.map(String);
	if (!Array.isArray(arrayOptions)) return [];
	return arrayOptions.flatMap((option) =>
		typeof option === 'object' && option !== null && 'value' in option ? String(option.value) : [],
	);
}
