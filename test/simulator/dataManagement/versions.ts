import { defineEndpoint } from '../http/endpoint';
import { versionOf } from './access';
import { extname } from 'node:path';
import { plainFilters } from './filters';
import { document } from './jsonApi';
import { versionResource } from './resources';

const READ = {
	service: 'dataManagement',
	method: 'GET',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
} as const;

export const getVersion = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/versions/{version_id}',
	perMinute: 300,
	handle: (call) => document(call, versionResource(call, versionOf(call))),
});

/** Into what files of an extension could be converted. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
	'.dwg': ['pdf'],
	'.rvt': ['ifc'],
	'.f3d': ['step', 'iges', 'stl'],
};

export const listDownloadFormats = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/versions/{version_id}/downloadFormats',
	perMinute: 50,
	handle(call) {
		const { id, name } = versionOf(call);
		const formats = (FORMATS[extname(name).toLowerCase()] ?? []).map((fileType) => ({ fileType }));
		return document(call, { type: 'downloadFormats', id, attributes: { formats } });
	},
});

/** Always empty: Autodesk documents the endpoint as not fully implemented. */
export const listDownloads = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/versions/{version_id}/downloads',
	query: plainFilters('format.fileType'),
	perMinute: 50,
	handle(call) {
		versionOf(call);
		return document(call, []);
	},
});
