import { defineEndpoint } from '../http/endpoint';
import { tipOf } from '../state/folderTree';
import { itemOf } from './access';
import { operatorFilters, passesFilters, plainFilters } from './filters';
import { document, PAGE_QUERY, pageOf } from './jsonApi';
import { itemResource, versionResource } from './resources';

const READ = {
	service: 'dataManagement',
	method: 'GET',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
} as const;

export const getItem = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/items/{item_id}',
	query: ['includePathInProject'],
	perMinute: 300,
	handle(call) {
		const item = itemOf(call);
		const withPath = call.query.boolean('includePathInProject');
		const included = [versionResource(call, tipOf(call.sim.state, item))];
		return document(call, itemResource(call, item, { withPath }), { included });
	},
});

export const getItemTip = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/items/{item_id}/tip',
	perMinute: 50,
	handle: (call) => document(call, versionResource(call, tipOf(call.sim.state, itemOf(call)))),
});

export const listItemVersions = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/items/{item_id}/versions',
	query: [
		...plainFilters('id', 'extension.type'),
		...operatorFilters('versionNumber'),
		...PAGE_QUERY,
	],
	perMinute: 800,
	handle(call) {
		// Newest first, as the product shows them; the order is not promised.
		const versions = itemOf(call)
			.versionIds.toReversed()
			.map((id) => versionResource(call, call.sim.state.versions.get(id)!));
		const { rows, links } = pageOf(
			call,
			versions,
			({ id, attributes: { extension, versionNumber } }) =>
				passesFilters(
					call.query,
					(field) => ({ id, 'extension.type': extension.type, versionNumber })[field],
				),
		);
		return document(call, rows, { links });
	},
});
