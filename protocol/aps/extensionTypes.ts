import { isAccId } from './ids';

/** The extension types under which Data Management takes new records. */
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

/** A new version of this type deletes its item; it carries no file. The same on every kind of hub. */
export const DELETED_VERSION_TYPE = 'versions:autodesk.core:Deleted';

/** @param projectId in its Data Management form, because its prefix tells the kind of hub */
export function extensionTypesOf(projectId: string): ExtensionTypes {
	return isAccId(projectId) ? ACC : OTHER_HUBS;
}
