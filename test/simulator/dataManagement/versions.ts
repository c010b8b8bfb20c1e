import { extname } from 'node:path';
import { emitVersionEvent } from '../events/documentEvents';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Version } from '../state/documents';
import { touch } from '../state/trace';
import { actorOf, projectOf, versionOf } from './access';
import { updateVersionBody } from './bodies';
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

/** Renames; versions of ACC and BIM 360 get a new name by another version only. */
export const updateVersion = defineEndpoint({
	...READ,
	method: 'PATCH',
	path: '/data/v1/projects/{project_id}/versions/{version_id}',
	scopes: ['data:write'],
	body: updateVersionBody,
	handle(call) {
		const version = versionOf(call);
		const { id, attributes } = call.body.data;
		if (id !== version.id) throw new Refusal(400, 'data.id must equal the id in the path');
		if (projectOf(call).platform !== 'fusion') {
			throw new Refusal(400, 'Updating versions is not supported for ACC and BIM 360 projects');
		}
		version.name = attributes.name;
		const actor = actorOf(call);
		touch(version.trace, actor);
		emitVersionEvent(call.sim, 'dm.version.modified', version, actor);
		return document(call, versionResource(call, version));
	},
});

/** Into what files of an extension could be converted. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
	'.dwg': ['pdf'],
	'.rvt': ['ifc'],
	'.f3d': ['step', 'iges', 'stl'],
};

/** File types, without dot, that a version could be converted to. */
export function formatsOf({ name }: Version): readonly string[] {
	return FORMATS[extname(name).toLowerCase()] ?? [];
}

export const listDownloadFormats = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/versions/{version_id}/downloadFormats',
	perMinute: 50,
	handle(call) {
		const version = versionOf(call);
		const formats = formatsOf(version).map((fileType) => ({ fileType }));
		return document(call, { type: 'downloadFormats', id: version.id, attributes: { formats } });
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
