import { versionOf } from '../dataManagement/access';
import type { AnyEndpoint } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { requireUser } from './attributes';
import { withDataId } from './access';

/** Models linked to a cloud model. The seeded ones have no links. */
export const linkedFiles: readonly AnyEndpoint[] = [
	defineEndpoint({
		service: 'docs',
		tokens: ['2L', '3L', 'SSA'],
		method: 'GET',
		path: '/construction/rcm/v1/projects/{project_id}/published-versions/{version_id}/linked-files',
		scopes: ['data:read'],
		query: ['limit', 'offset', 'filter[name]', 'filter[publishStatus]', 'includeHost'],
		perMinute: 200,
		handle(given) {
			const call = withDataId(given, true);
			requireUser(call);
			const version = versionOf(call);
			if (!version.name.endsWith('.rvt')) {
				throw new Refusal(404, `The version ${version.id} is no published cloud model`);
			}
			const limit = call.query.integer('limit', 600, 1, 600);
			const offset = call.query.integer('offset', 0, 0);
			const pagination = { limit, offset, totalResults: 0 };
			return { status: 200, body: { linkedFiles: { pagination, results: [] } } };
		},
	}),
];
