import { defineEndpoint } from '../http/endpoint';
import { pathUp, tipOf } from '../state/folderTree';
import type { State } from '../state/state';
import { folderOf } from './access';
import { anyFilter, passesFilters } from './filters';
import { document, linkToPage } from './jsonApi';
import { itemResource, versionResource } from './resources';

const MAX_PAGES = 50;

type Attributes = Readonly<Record<string, unknown>>;

/** Files of the folder and everything below: tip versions, with their items beside. */
export const searchFolder = defineEndpoint({
	service: 'dataManagement',
	method: 'GET',
	path: '/data/v1/projects/{project_id}/folders/{folder_id}/search',
	scopes: ['data:read', 'data:search'],
	tokens: ['2L', '3L', 'SSA'],
	query: [anyFilter, 'page[number]'],
	perMinute: 300,
	handle(call) {
		const { state, settings } = call.sim;
		const folder = folderOf(call);
		const number = call.query.integer('page[number]', 0, 0, MAX_PAGES - 1);
		const found = [...state.items.values()]
			.filter(({ folderId }) => pathUp(state, folderId).includes(folder))
			.map((item) => ({
				version: versionResource(call, tipOf(state, item)),
				item: itemResource(call, item),
			}))
			.filter(({ version, item }) =>
				passesFilters(call.query, (field) => valueOf(field, version, item)),
			);
		const pages = Math.min(MAX_PAGES, Math.ceil(found.length / settings.searchPageSize));
		// Deleted files leave gaps in their pages.
		const rows = found
			.slice(number * settings.searchPageSize, (number + 1) * settings.searchPageSize)
			.filter(({ item }) => !isDeleted(state, item.id));
		return document(
			call,
			rows.map(({ version }) => version),
			{
				links: {
					self: { href: call.url.href },
					first: linkToPage(call, 0),
					prev: number > 0 ? linkToPage(call, number - 1) : undefined,
					next: number + 1 < pages ? linkToPage(call, number + 1) : undefined,
				},
				included: rows.map(({ item }) => item),
				meta: { approximateNumberOfPages: pages },
			},
		);
	},
});

/** A file counts as deleted if any folder above it is deleted. */
function isDeleted(state: State, itemId: string): boolean {
	const { hidden, folderId } = state.items.get(itemId)!;
	return hidden || pathUp(state, folderId).some((folder) => folder.hidden);
}

interface Resource {
	id: string;
	attributes: { extension: { type: string } };
}

/** The prefixes `attributes.` and `meta.` may be left out. */
function valueOf(field: string, version: Resource, item: Resource): unknown {
	const name = field.replace(/^(attributes|meta)\./, '');
	if (name === 'id') return version.id;
	if (name === 'extension.type') return version.attributes.extension.type;
	return (version.attributes as Attributes)[name] ?? (item.attributes as Attributes)[name];
}
