import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { childFolders, itemsIn, tipOf } from '../state/folderTree';
import { folderOf } from './access';
import { operatorFilters, passesFilters, plainFilters } from './filters';
import { document, PAGE_QUERY, pageOf } from './jsonApi';
import { folderResource, itemResource, versionResource } from './resources';

const READ = {
	service: 'dataManagement',
	method: 'GET',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
	perMinute: 300,
} as const;

export const getFolder = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/folders/{folder_id}',
	handle(call) {
		const folder = folderOf(call);
		// HTTP dates have whole seconds.
		const modified = Math.floor(Date.parse(folder.trace.lastModifiedTime) / 1000) * 1000;
		const headers = { 'Last-Modified': new Date(modified).toUTCString() };
		const since = Date.parse(call.headers['if-modified-since'] ?? '');
		if (modified <= since) return { status: 304, headers };
		return { ...document(call, folderResource(call, folder)), headers };
	},
});

export const listFolderContents = defineEndpoint({
	...READ,
	path: '/data/v1/projects/{project_id}/folders/{folder_id}/contents',
	query: [
		...plainFilters('type', 'id', 'extension.type', 'hidden'),
		...operatorFilters('lastModifiedTimeRollup'),
		'includeHidden',
		...PAGE_QUERY,
	],
	handle(call) {
		const { state } = call.sim;
		const folder = folderOf(call);
		checkType(call.query.list('filter[type]'));
		const hidden = call.query.oneOf('filter[hidden]', ['true', 'false', 'true,false']);
		const hiddenToo = call.query.boolean('includeHidden') || hidden !== undefined;
		const entries = [
			...childFolders(state, folder.id).map((entry) => folderResource(call, entry)),
			...itemsIn(state, folder.id).map((entry) => itemResource(call, entry)),
		];
		// Deleted entries leave gaps in their pages.
		const { rows, links } = pageOf(
			call,
			entries,
			({ type, id, attributes }) =>
				(hiddenToo || !attributes.hidden) &&
				passesFilters(
					call.query,
					(field) =>
						({
							type,
							id,
							'extension.type': attributes.extension.type,
							hidden: attributes.hidden,
							lastModifiedTimeRollup:
								'lastModifiedTimeRollup' in attributes
									? attributes.lastModifiedTimeRollup
									: attributes.lastModifiedTime,
						})[field],
				),
		);
		const included = rows
			.filter(({ type }) => type === 'items')
			.map(({ id }) => versionResource(call, tipOf(state, state.items.get(id)!)));
		return document(call, rows, { links, included });
	},
});

function checkType(types: string[] | undefined): void {
	const wrong = types?.find((type) => type !== 'folders' && type !== 'items');
	if (wrong !== undefined) {
		throw new Refusal(400, `"filter[type]" must be folders or items, not "${wrong}"`);
	}
}
