import type { Region } from '../../../protocol/aps/regions';

export type Platform = 'acc' | 'bim360' | 'fusion';

export interface Hub {
	/** Data Management form: `b.<guid>` or `a.…`. */
	id: string;
	/** Admin form: the bare GUID. */
	accountId: string;
	name: string;
	region: Region;
	kind: 'acc' | 'fusion';
	/** Client ids an account admin has added as custom integration. */
	provisionedApps: string[];
}

export interface Project {
	/** Data Management form: `b.<guid>` or `a.…`. */
	id: string;
	/** Admin form: the bare GUID. */
	guid: string;
	hubId: string;
	name: string;
	platform: Platform;
	status: 'active' | 'pending' | 'inactive' | 'archived' | 'suspended';
	rootFolderId: string;
	createdAt: string;
	updatedAt: string;
	/** Further fields of account administration, camelCase, as `construction/admin` answers them. */
	details: Record<string, unknown>;
}

/** Who did what when. Users are Autodesk ids or client ids; times ISO 8601. */
export interface Trace {
	createTime: string;
	createUserId: string;
	createUserName: string;
	lastModifiedTime: string;
	lastModifiedUserId: string;
	lastModifiedUserName: string;
}

export interface Folder {
	id: string;
	projectId: string;
	/** None for the root folder of a project. */
	parentId?: string;
	name: string;
	hidden: boolean;
	description?: string;
	trace: Trace;
	/** When anything below was last modified. */
	lastModifiedTimeRollup: string;
	/** What lies directly in it, in the order it came. */
	folderIds: string[];
	itemIds: string[];
}

export interface Item {
	id: string;
	projectId: string;
	folderId: string;
	displayName: string;
	hidden: boolean;
	extensionType: string;
	/** Oldest first; the last one is the tip. */
	versionIds: string[];
	trace: Trace;
}

/** The publication of a cloud model. */
export interface PublishJob {
	id: string;
	status: 'committed' | 'complete';
}

/** A version that is being, or has been, converted to another format. */
export interface Download {
	/** Of the job, too. */
	id: string;
	projectId: string;
	versionId: string;
	fileType: string;
	/** Unix time in milliseconds. */
	finishesAt: number;
	/** Storage URN. */
	storageId: string;
}

/** A reference that a caller has made. */
export interface Reference {
	fromType: 'folders' | 'items' | 'versions';
	fromId: string;
	toType: 'folders' | 'items' | 'versions';
	toId: string;
	extension: { type: string; version: string; schema: { href: string }; data: object };
}

export interface Version {
	id: string;
	itemId: string;
	versionNumber: number;
	name: string;
	extensionType: string;
	/** Storage URN; a deleted version has none. */
	storageId?: string;
	storageSize: number;
	trace: Trace;
}

/** The extension types of a hub kind. */
export function extensionTypes(platform: Platform) {
	return platform === 'fusion'
		? {
				hub: 'hubs:autodesk.core:Hub',
				project: 'projects:autodesk.core:Project',
				folder: 'folders:autodesk.core:Folder',
				item: 'items:autodesk.core:File',
				version: 'versions:autodesk.core:File',
			}
		: {
				hub: 'hubs:autodesk.bim360:Account',
				project: 'projects:autodesk.bim360:Project',
				folder: 'folders:autodesk.bim360:Folder',
				item: 'items:autodesk.bim360:File',
				version: 'versions:autodesk.bim360:File',
			};
}

/** What a version is that deletes its item. */
export const DELETED_VERSION_TYPE = 'versions:autodesk.core:Deleted';
