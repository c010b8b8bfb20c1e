import { defineEndpoint } from '../http/endpoint';
import { versionOf } from './access';
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
