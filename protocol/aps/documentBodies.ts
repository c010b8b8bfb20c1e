import type { JsonObject } from '../json';
import { DELETED_VERSION_TYPE, extensionTypesOf } from './extensionTypes';

/**
 * Request bodies of Data Management, JSON:API 1.0. Extension types depend on the kind of hub unless
 * given. IDs are not encoded in bodies.
 */

/** The source of a new version's content; a copy names its source in the query instead. */
type Storage = { storageId?: string };

/** What can be said about any new version. */
export interface VersionDetails {
	/** Lets webhooks of Model Derivative recognize the upload. */
	workflow?: string;
	/** Your own JSON, below 1 KB; ignored without a workflow. */
	workflowAttribute?: JsonObject;
	references?: readonly VersionReference[];
}

/** A reference (xref) between the new version and another one. */
export interface VersionReference {
	versionId: string;
	/** `from`: the new version refers to the other one. */
	direction: 'from' | 'to';
	nestedType: 'attachment' | 'overlay';
}

export interface NewFolder {
	projectId: string;
	parentId: string;
	name: string;
	/** Supported by Forma projects only. */
	description?: string;
}

export function newFolderBody({ projectId, parentId, name, description }: NewFolder): JsonObject {
	const extension = extensionOf(extensionTypesOf(projectId).folder);
	return envelope({
		type: 'folders',
		attributes: {
			name,
			extension: description === undefined ? extension : { ...extension, data: { description } },
		},
		relationships: { parent: related('folders', parentId) },
	});
}

export interface FolderChange {
	name?: string;
	/** True deletes the folder, false restores it. */
	hidden?: boolean;
	/** Supported by Forma projects only. */
	description?: string;
	/** Moves the folder. */
	parentId?: string;
}

/** Contains only what changes. */
export function changedFolderBody(folderId: string, change: FolderChange): JsonObject {
	const { name, hidden, description, parentId } = change;
	const attributes = {
		...(name === undefined ? {} : { name }),
		...(hidden === undefined ? {} : { hidden }),
		...(description === undefined ? {} : { extension: { data: { description } } }),
	};
	return envelope({
		type: 'folders',
		id: folderId,
		...(Object.keys(attributes).length === 0 ? {} : { attributes }),
		...(parentId === undefined ? {} : { relationships: { parent: related('folders', parentId) } }),
	});
}

export interface NewStorage {
	name: string;
	/** The folder of a new file, or the file of a new version. */
	target: { type: 'folders' | 'items'; id: string };
}

export function newStorageBody({ name, target }: NewStorage): JsonObject {
	return envelope({
		type: 'objects',
		attributes: { name },
		relationships: { target: related(target.type, target.id) },
	});
}

export interface NewFile extends Storage, VersionDetails {
	projectId: string;
	folderId: string;
	name: string;
	itemType?: string;
	versionType?: string;
}

export function newFileBody(file: NewFile): JsonObject {
	const types = extensionTypesOf(file.projectId);
	return {
		...envelope(
			{
				type: 'items',
				attributes: {
					displayName: file.name,
					extension: extensionOf(file.itemType ?? types.item),
				},
				relationships: {
					tip: related('versions', FIRST_VERSION),
					parent: related('folders', file.folderId),
				},
			},
			file,
		),
		included: [
			{
				type: 'versions',
				id: FIRST_VERSION,
				attributes: {
					name: file.name,
					extension: extensionOf(file.versionType ?? types.version),
				},
				...withoutEmpty({ relationships: contentAndReferences(file) }),
			},
		],
	};
}

export interface NewFileVersion extends Storage, VersionDetails {
	projectId: string;
	itemId: string;
	/** Optional for a copy only. */
	name?: string;
	versionType?: string;
}

export function newFileVersionBody(version: NewFileVersion): JsonObject {
	const { projectId, itemId, name, versionType } = version;
	return envelope(
		{
			type: 'versions',
			attributes: {
				...(name === undefined ? {} : { name }),
				extension: extensionOf(versionType ?? extensionTypesOf(projectId).version),
			},
			relationships: { item: related('items', itemId), ...contentAndReferences(version) },
		},
		version,
	);
}

/** A version without content, which deletes the file. */
export function deletedVersionBody(itemId: string): JsonObject {
	return envelope({
		type: 'versions',
		attributes: { extension: extensionOf(DELETED_VERSION_TYPE) },
		relationships: { item: related('items', itemId) },
	});
}

export function renamedFileBody(itemId: string, name: string): JsonObject {
	return envelope({ type: 'items', id: itemId, attributes: { displayName: name } });
}

/** Autodesk does not document that items move this way; for folders it does. */
export function movedFileBody(itemId: string, folderId: string): JsonObject {
	const relationships = { parent: related('folders', folderId) };
	return envelope({ type: 'items', id: itemId, relationships });
}

/** Reference from the new file to its version in the same body; Autodesk requires exactly this text. */
const FIRST_VERSION = '1';

function envelope(data: JsonObject, about: VersionDetails = {}): JsonObject {
	const { workflow, workflowAttribute } = about;
	const meta = {
		...(workflow === undefined ? {} : { workflow }),
		...(workflowAttribute === undefined ? {} : { workflowAttribute }),
	};
	return { jsonapi: { version: '1.0' }, ...withoutEmpty({ meta }), data };
}

function extensionOf(type: string): JsonObject {
	return { type, version: '1.0' };
}

function related(type: string, id: string): JsonObject {
	return { data: { type, id } };
}

function contentAndReferences({
	storageId,
	references = [],
}: Storage & VersionDetails): JsonObject {
	return {
		...(storageId === undefined ? {} : { storage: related('objects', storageId) }),
		...(references.length === 0 ? {} : { refs: { data: references.map(xref) } }),
	};
}

/** Autodesk's current version of the type. */
function xref({ versionId, direction, nestedType }: VersionReference): JsonObject {
	return {
		type: 'versions',
		id: versionId,
		meta: {
			refType: 'xrefs',
			direction,
			extension: { type: 'xrefs:autodesk.core:Xref', version: '1.1.0', data: { nestedType } },
		},
	};
}

/** Leaves out objects without members. */
function withoutEmpty(objects: Record<string, JsonObject>): JsonObject {
	return Object.fromEntries(
		Object.entries(objects).filter(([, object]) => Object.keys(object).length > 0),
	);
}
