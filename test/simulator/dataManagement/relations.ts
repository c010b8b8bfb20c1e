import type { AnyEndpoint, Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { tipOf } from '../state/folderTree';
import { folderOf, itemOf, versionOf } from './access';
import { document } from './jsonApi';
import { folderResource, itemResource, versionResource } from './resources';

/** What records lead to: parents, and the item of a version. */

const READ = {
	service: 'dataManagement',
	method: 'GET',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
	perMinute: 50,
} as const;

const PROJECT = '/data/v1/projects/{project_id}';

const getFolderParent = defineEndpoint({
	...READ,
	path: `${PROJECT}/folders/{folder_id}/parent`,
	handle(call) {
		const { parentId } = folderOf(call);
		if (parentId === undefined) throw new Refusal(404, 'The root folder has no parent');
		return document(call, folderResource(call, folderOf(call, parentId)));
	},
});

const getItemParent = defineEndpoint({
	...READ,
	path: `${PROJECT}/items/{item_id}/parent`,
	handle(call) {
		const { folderId } = itemOf(call);
		return document(call, folderResource(call, folderOf(call, folderId)));
	},
});

const getVersionItem = defineEndpoint({
	...READ,
	path: `${PROJECT}/versions/{version_id}/item`,
	handle(call) {
		const item = itemOf(call, versionOf(call).itemId);
		const included = [versionResource(call, tipOf(call.sim.state, item))];
		return document(call, itemResource(call, item), { included });
	},
});

const KINDS: ReadonlyArray<[path: string, exists: (call: Call) => unknown]> = [
	['folders/{folder_id}', (call) => folderOf(call)],
	['items/{item_id}', (call) => itemOf(call)],
	['versions/{version_id}', (call) => versionOf(call)],
];

/** There are no links to elsewhere. */
const links: AnyEndpoint[] = KINDS.map(([path, exists]) =>
	defineEndpoint({
		...READ,
		path: `${PROJECT}/${path}/relationships/links`,
		handle(call) {
			exists(call);
			return document(call, []);
		},
	}),
);

export const relations: readonly AnyEndpoint[] = [
	getFolderParent,
	getItemParent,
	getVersionItem,
	...links,
];
