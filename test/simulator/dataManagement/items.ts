import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { moveItem, tipOf } from '../state/folderTree';
import { touch } from '../state/trace';
import { emitVersionEvent } from '../events/documentEvents';
import { actorOf, folderOf, itemOf, projectOf } from './access';
import { updateItemBody } from './bodies';
import { operatorFilters, passesFilters, plainFilters } from './filters';
import { document, PAGE_QUERY, pageOf } from './jsonApi';
import { checkItemName } from './names';
import { itemResource, versionResource } from './resources';

const ITEM = { service: 'dataManagement', tokens: ['2L', '3L', 'SSA'] } as const;
const READ = { ...ITEM, method: 'GET', scopes: ['data:read'] } as const;

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

/** Renames; ACC and BIM 360 items get a new name by a new version only. Moves, if that is switched on. */
export const updateItem = defineEndpoint({
	...ITEM,
	method: 'PATCH',
	path: '/data/v1/projects/{project_id}/items/{item_id}',
	scopes: ['data:write'],
	body: updateItemBody,
	perMinute: 50,
	handle(call) {
		const item = itemOf(call);
		const { id, attributes, relationships } = call.body.data;
		if (id !== item.id) throw new Refusal(400, 'data.id must equal the id in the path');
		const { state, settings } = call.sim;
		const folder = relationships && folderOf(call, relationships.parent.data.id);
		if (folder && !settings.itemsMove) {
			throw new Refusal(400, 'data.relationships is not supported for items');
		}
		if (attributes && projectOf(call).platform !== 'fusion') {
			throw new Refusal(400, 'Updating items is not supported for ACC and BIM 360 projects');
		}
		const name = attributes?.displayName ?? item.displayName;
		checkItemName(state, folder?.id ?? item.folderId, name, item.id);
		item.displayName = name;
		const actor = actorOf(call);
		touch(item.trace, actor);
		const tip = tipOf(state, item);
		if (folder && folder.id !== item.folderId) {
			emitVersionEvent(call.sim, 'dm.version.moved.out', tip, actor);
			moveItem(state, item, folder.id);
			emitVersionEvent(call.sim, 'dm.version.moved', tip, actor);
		}
		if (attributes) emitVersionEvent(call.sim, 'dm.lineage.updated', tip, actor);
		return document(call, itemResource(call, item));
	},
});
