import { byId } from '../runOperation';

/** Ids and answers that the tests of folders, items, versions and storage share. */

const GUID = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';

export const PROJECT = `b.${GUID}`;
export const FUSION_PROJECT = 'a.YnVzaW5lc3M6ZXhhbXBsZSMyMDI1';
export const FOLDER = 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng';
export const OTHER_FOLDER = 'urn:adsk.wipprod:fs.folder:co.Zr4VtYq1Q3uGm0sXk7LwPA';
export const FILE = 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w';
export const VERSION = 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=2';
export const STORAGE = 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84.dwg';

/** The parameters that a user selects in the node, with the project as its bare GUID. */
export const project = byId(GUID);
export const folder = byId(FOLDER);
export const file = byId(FILE);
export const fileVersion = byId(VERSION);

export const paths = {
	folders: `/data/v1/projects/${PROJECT}/folders`,
	folder: `/data/v1/projects/${PROJECT}/folders/${encodeURIComponent(FOLDER)}`,
	files: `/data/v1/projects/${PROJECT}/items`,
	file: `/data/v1/projects/${PROJECT}/items/${encodeURIComponent(FILE)}`,
	versions: `/data/v1/projects/${PROJECT}/versions`,
	version: `/data/v1/projects/${PROJECT}/versions/${encodeURIComponent(VERSION)}`,
	storage: `/data/v1/projects/${PROJECT}/storage`,
};

/** Headers that Data Management requires for every write. */
export const JSON_API = {
	accept: 'application/vnd.api+json',
	'content-type': 'application/vnd.api+json',
};

/** A link into ACC Docs, as copied from the address bar with the file open. */
export function docsLink(entity: string): string {
	return `https://acc.autodesk.com/docs/files/projects/${GUID}?folderUrn=${encodeURIComponent(FOLDER)}&entityId=${encodeURIComponent(entity)}&viewModel=detail&moduleId=folders`;
}

export function related(type: string, id: string) {
	return { data: { type, id } };
}

export function folderAnswer(attributes: object = {}) {
	return {
		type: 'folders',
		id: FOLDER,
		attributes: { name: 'Drawings', hidden: false, ...attributes },
		relationships: { parent: related('folders', OTHER_FOLDER) },
	};
}

export function versionAnswer(versionNumber = 2, { id = VERSION, storage = STORAGE } = {}) {
	return {
		type: 'versions',
		id: id.replace(/\d+$/, String(versionNumber)),
		attributes: {
			name: 'plan.dwg',
			versionNumber,
			fileType: 'dwg',
			storageSize: 12345,
			createTime: '2026-03-02T16:40:00.0000000Z',
			createUserName: 'Kim',
			lastModifiedTime: '2026-03-02T16:41:00.0000000Z',
			lastModifiedUserName: 'Lee',
			extension: {
				type: 'versions:autodesk.bim360:File',
				version: '1.0',
				data: { processState: 'PROCESSING_COMPLETE' },
			},
		},
		relationships: {
			item: related('items', FILE),
			...(storage ? { storage: related('objects', storage) } : {}),
			derivatives: related('derivatives', 'ZGVyaXZhdGl2ZXM'),
		},
	};
}

export function fileAnswer({ id = FILE, name = 'plan.dwg', attributes = {} } = {}) {
	return {
		type: 'items',
		id,
		attributes: {
			displayName: name,
			hidden: false,
			lastModifiedTime: '2026-01-01T00:00:00.0000000Z',
			lastModifiedUserName: 'Kim',
			...attributes,
		},
		relationships: { tip: related('versions', VERSION), parent: related('folders', FOLDER) },
		links: { webView: { href: 'https://acc.autodesk.com/plan' } },
	};
}
