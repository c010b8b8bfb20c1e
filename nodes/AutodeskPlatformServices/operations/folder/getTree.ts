import { placedFolder } from '../../../documents/placedFolder';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { ifUnreadable } from '../../../fields/unreadableFolders';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { treeEntryExample } from '../../../records/treeEntry';
import { isFolder } from '../../../trees/entryName';
import { paced } from '../../../trees/paced';
import { walkTree } from '../../../trees/walk';
import type { FoundEntry } from '../../../trees/walk';
import { treeFilters, treeSelection } from './treeFilters';
import { TreeOutput } from './treeOutput';
import type { TreeRow } from './treeOutput';

const returned = defineParameter({
	displayName: 'Return',
	name: 'returned',
	type: 'options',
	default: 'all',
	options: [
		{ name: 'Files', value: 'files' },
		{ name: 'Files and Folders', value: 'all' },
		{ name: 'Folders', value: 'folders' },
	],
	description: 'What to return of the folder and everything below it',
	read: read.choice,
});

const callsPerMinute = defineParameter({
	displayName: 'Calls per Minute',
	name: 'callsPerMinute',
	type: 'number',
	typeOptions: { minValue: 1 },
	// As in QUOTAS: n8n's lint wants a literal.
	default: 300,
	description:
		'How many pages of folders to read per minute. Change it only if Autodesk has agreed another rate limit with you, or to leave calls to other workflows.',
	read: read.integer(1, 1_000_000),
});

const treeOptions = options([callsPerMinute, ifUnreadable]);

export const getTree = defineOperation({
	name: 'Get Tree',
	value: 'getTree',
	summary: 'Get folder tree',
	description:
		'List all files and folders below a folder, at any depth, with their paths. Several folders are read at the same time, within the rate limit of Autodesk: 300 pages a minute, of up to 200 entries each. Entries near the top come first.',
	endpoint: 'GET /data/v1/projects/{project_id}/folders/{folder_id}/contents',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		folder,
		returned,
		...returnAllOrLimit,
		simplify,
		treeFilters,
	],
	options: treeOptions.options,
	itemsAtOnce: 1,
	example: treeEntryExample,
	async execute(run) {
		const project = projectId(run);
		const root = folderId(run);
		const kinds = valueOf(run, returned) ?? 'all';
		const limit = limitOf(run);
		const { maxDepth, enters, isWanted } = treeSelection(run);
		const perMinute = valueIn(run, treeOptions, callsPerMinute);
		const unreadable = valueIn(run, treeOptions, ifUnreadable) ?? 'item';
		const output = new TreeOutput(run, project, unreadable, limit);
		const { path } = await placedFolder(run.aps, project, root);
		const visits = walkTree<TreeRow>(paced(run.aps, perMinute), {
			projectId: project,
			root: { id: root, path },
			query: kinds === 'folders' ? { 'filter[type]': 'folders' } : undefined,
			maxDepth,
			limit,
			enters,
			keep: (found) => (isOfKind(found, kinds) && isWanted(found) ? output.row(found) : undefined),
			signal: run.signal,
		});
		for await (const visit of visits) {
			output.add(visit);
			if (output.isFull) break;
		}
		return output.finish();
	},
});

function isOfKind({ resource }: FoundEntry, kinds: string): boolean {
	return kinds === 'all' || (kinds === 'folders') === isFolder(resource);
}
