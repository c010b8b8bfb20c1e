import { extname } from 'node:path';
import type { Call } from '../http/endpoint';
import type { Folder, Hub, Item, Project, Trace, Version } from '../state/documents';
import { extensionTypes } from '../state/documents';
import { childFolders, itemsIn, pathUp, tipOf } from '../state/folderTree';
import type { State } from '../state/state';
import { jsonApiTime } from './jsonApi';

/** Records as JSON:API resources. */

type Links = Pick<Call, 'sim'>;

const reference = (type: string, id: string) => ({ data: { type, id } });

const related = (type: string, id: string, href: string) => ({
	...reference(type, id),
	links: { related: { href } },
});

/** Where what a record refers to can be read, whether or not there is any. */
function refsAndLinks(href: string) {
	return {
		refs: {
			links: {
				self: { href: `${href}/relationships/refs` },
				related: { href: `${href}/refs` },
			},
		},
		links: { links: { self: { href: `${href}/relationships/links` } } },
	};
}

export function hubResource({ sim }: Links, hub: Hub) {
	const href = `${sim.url}/project/v1/hubs/${hub.id}`;
	return {
		type: 'hubs',
		id: hub.id,
		attributes: {
			name: hub.name,
			region: hub.region,
			extension: extension(
				sim,
				hub.kind === 'fusion' ? 'hubs:autodesk.core:Hub' : 'hubs:autodesk.bim360:Account',
			),
		},
		relationships: { projects: { links: { related: { href: `${href}/projects` } } } },
		links: { self: { href } },
	};
}

export function projectResource({ sim }: Links, project: Project) {
	const href = `${sim.url}/project/v1/hubs/${project.hubId}/projects/${project.id}`;
	const projectType = { acc: 'ACC', bim360: 'BIM360', fusion: undefined }[project.platform];
	return {
		type: 'projects',
		id: project.id,
		attributes: {
			name: project.name,
			scopes: [`b360project.${project.guid}`],
			extension: extension(sim, extensionTypes(project.platform).project, { projectType }),
		},
		relationships: {
			hub: related('hubs', project.hubId, `${sim.url}/project/v1/hubs/${project.hubId}`),
			rootFolder: {
				...reference('folders', project.rootFolderId),
				meta: { link: { href: folderHref({ sim }, project.id, project.rootFolderId) } },
			},
			topFolders: { links: { related: { href: `${href}/topFolders` } } },
		},
		links: { self: { href }, webView: { href: webView(project, `projects/${project.guid}`) } },
	};
}

function folderHref({ sim }: Links, projectId: string, id: string): string {
	return `${sim.url}/data/v1/projects/${projectId}/folders/${encodeURIComponent(id)}`;
}

function namingStandardIds(state: State, folder: Folder): string[] {
	const path = new Set(pathUp(state, folder.id).map(({ id }) => id));
	return state.namingStandards.filter(({ folderId }) => path.has(folderId)).map(({ id }) => id);
}

export function folderResource({ sim }: Links, folder: Folder) {
	const { state } = sim;
	const project = state.projects.get(folder.projectId)!;
	const href = folderHref({ sim }, project.id, folder.id);
	const children = [...childFolders(state, folder.id), ...itemsIn(state, folder.id)];
	return {
		type: 'folders',
		id: folder.id,
		attributes: {
			name: folder.name,
			displayName: folder.name,
			objectCount: children.filter(({ hidden }) => !hidden).length,
			hidden: folder.hidden,
			...traceAttributes(folder.trace),
			lastModifiedTimeRollup: jsonApiTime(folder.lastModifiedTimeRollup),
			extension: extension(sim, extensionTypes(project.platform).folder, {
				isRoot: folder.parentId === undefined || folder.parentId === project.rootFolderId,
				folderType: 'normal',
				namingStandardIds: namingStandardIds(state, folder),
				...(folder.description === undefined ? {} : { description: folder.description }),
			}),
		},
		relationships: {
			...(folder.parentId ? { parent: related('folders', folder.parentId, `${href}/parent`) } : {}),
			...refsAndLinks(href),
			contents: { links: { related: { href: `${href}/contents` } } },
		},
		links: {
			self: { href },
			webView: {
				href: webView(project, `projects/${project.guid}/folders/${encodeURIComponent(folder.id)}`),
			},
		},
	};
}

export function itemResource({ sim }: Links, item: Item, { withPath = false } = {}) {
	const project = sim.state.projects.get(item.projectId)!;
	const href = `${sim.url}/data/v1/projects/${project.id}/items/${encodeURIComponent(item.id)}`;
	const path = pathUp(sim.state, item.folderId)
		.slice(0, -1)
		.map(({ name }) => name)
		.reverse();
	return {
		type: 'items',
		id: item.id,
		attributes: {
			displayName: item.displayName,
			hidden: item.hidden,
			reserved: false,
			...traceAttributes(item.trace),
			...(withPath ? { pathInProject: `/${path.join('/')}` } : {}),
			extension: extension(sim, item.extensionType, { sourceFileName: item.displayName }),
		},
		relationships: {
			tip: related('versions', tipOf(sim.state, item).id, `${href}/tip`),
			parent: related('folders', item.folderId, `${href}/parent`),
			...refsAndLinks(href),
			versions: { links: { related: { href: `${href}/versions` } } },
		},
		links: {
			self: { href },
			webView: {
				href: webView(project, `projects/${project.guid}/items/${encodeURIComponent(item.id)}`),
			},
		},
	};
}

export function versionResource({ sim }: Links, version: Version) {
	const item = sim.state.items.get(version.itemId)!;
	const href = `${sim.url}/data/v1/projects/${item.projectId}/versions/${encodeURIComponent(version.id)}`;
	const { storageId } = version;
	return {
		type: 'versions',
		id: version.id,
		attributes: {
			name: version.name,
			displayName: version.name,
			versionNumber: version.versionNumber,
			fileType: extname(version.name).slice(1),
			mimeType: 'application/octet-stream',
			storageSize: version.storageSize,
			...traceAttributes(version.trace),
			extension: extension(sim, version.extensionType, {
				tempUrn: null,
				properties: {},
				storageUrn: version.storageId ?? null,
				storageType: 'OSS',
				processState: 'PROCESSING_COMPLETE',
				conformingStatus: 'NONE',
			}),
		},
		relationships: {
			item: related('items', version.itemId, `${href}/item`),
			...refsAndLinks(href),
			...(storageId
				? {
						storage: {
							...reference('objects', storageId),
							meta: { link: { href: objectHref(sim, storageId) } },
						},
						...derivedFrom(sim, version),
					}
				: {}),
			downloadFormats: { links: { related: { href: `${href}/downloadFormats` } } },
		},
		links: { self: { href } },
	};
}

/** What Model Derivative makes of a version, under its URN. */
function derivedFrom(sim: Links['sim'], { id }: Version) {
	const urn = Buffer.from(id).toString('base64url');
	const manifest = `${sim.url}/modelderivative/v2/designdata/${urn}`;
	return {
		derivatives: {
			...reference('derivatives', urn),
			meta: { link: { href: `${manifest}/manifest` } },
		},
		thumbnails: {
			...reference('thumbnails', urn),
			meta: { link: { href: `${manifest}/thumbnail` } },
		},
	};
}

export function objectHref(sim: Links['sim'], storageId: string): string {
	const [, bucketKey, objectKey] =
		/^urn:adsk\.objects:os\.object:([^/]+)\/(.+)$/.exec(storageId) ?? [];
	return `${sim.url}/oss/v2/buckets/${bucketKey}/objects/${encodeURIComponent(objectKey)}`;
}

function extension(sim: Links['sim'], type: string, data: object = {}) {
	const schema = { href: `${sim.url}/schema/v1/versions/${type}-1.0` };
	return { type, version: '1.0', schema, data };
}

function traceAttributes(trace: Trace) {
	return {
		...trace,
		createTime: jsonApiTime(trace.createTime),
		lastModifiedTime: jsonApiTime(trace.lastModifiedTime),
	};
}

function webView(project: Project, path: string): string {
	return project.platform === 'acc'
		? `https://acc.autodesk.com/docs/files/${path}`
		: `https://docs.b360.autodesk.com/${path}`;
}
