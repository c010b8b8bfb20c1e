import { isAccId } from './ids';

/** The extension types of new records in Data Management. */
export interface ExtensionTypes {
	folder: string;
	item: string;
	version: string;
}

const ACC: ExtensionTypes = {
	folder: 'folders:autodesk.bim360:Folder',
	item: 'items:autodesk.bim360:File',
	version: 'versions:autodesk.bim360:File',
};

const OTHER_HUBS: ExtensionTypes = {
	folder: 'folders:autodesk.core:Folder',
	item: 'items:autodesk.core:File',
	version: 'versions:autodesk.core:File',
};

/** A new version of this type deletes its file; it has no content. The same for every kind of hub. */
export const DELETED_VERSION_TYPE = 'versions:autodesk.core:Deleted';

/** @param projectId in its Data Management form; the prefix indicates the kind of hub */
export function extensionTypesOf(projectId: string): ExtensionTypes {
	return isAccId(projectId) ? ACC : OTHER_HUBS;
}
