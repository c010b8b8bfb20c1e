import { attribute, relatedId } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';
import { fillPath } from '../../protocol/aps/ids';
import { isSameName, pathNames } from '../../protocol/aps/names';
import type { ApsQuery } from '../../protocol/aps/request';
import { adding } from '../apsClient/adding';
import type { ApsClient } from '../apsClient/client';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { collect } from '../apsLists/pages';
import { InvalidValue } from '../values/invalidValue';
import type { Directories } from './directories';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';
import { missingFromPath } from './missingFromPath';
import type { PathTarget } from './pathTarget';
import { idOfOne } from './theOne';

/** The folders and files of one project, in which paths are followed. */
export interface ProjectTree {
	aps: ApsClient;
	/** What other items have read already. */
	directories: Directories;
	/** With its `b.` or `a.` */
	projectId: string;
	/** The hub of the project. Only asked for if the top folders are not known yet. */
	hubId(): Promise<string>;
}

/** A folder or file that a path leads to. */
export interface FoundDocument {
	/** URN of the folder, or of the file's lineage. */
	id: string;
	/** URN of the newest version of a file. */
	tipId?: string;
}

/** A folder on the way, and the path that leads to it: empty for the top of the project. */
interface Step {
	folderId?: string;
	path: string;
}

/**
 * Follows a path such as `Project Files/Drawings/A-101.pdf` from the top folders of a project, as the
 * credential sees them. Reads each folder once per execution.
 *
 * @param field label of the field, for errors
 * @throws InvalidValue that names the part of the path that is missing or ambiguous, and what is there
 * @throws NodeApiError if a folder on the way cannot be opened
 */
export async function documentAtPath(
	tree: ProjectTree,
	field: string,
	path: string,
	target: PathTarget,
): Promise<FoundDocument> {
	const names = pathNames(path);
	const last = names.pop();
	if (last === undefined) {
		throw new InvalidValue(field, 'enter a path, e.g. Project Files/Drawings');
	}
	if (target.kind === 'file' && names.length === 0) {
		throw new InvalidValue(
			field,
			`"${last}" names no folder; begin the path with a top folder, e.g. Project Files/${last}`,
		);
	}
	let step: Step = { path: '' };
	for (const name of names) {
		const { id } = await entryNamed(tree, field, step, name, { kind: 'folder' });
		step = { folderId: id, path: step.path === '' ? name : `${step.path}/${name}` };
	}
	const { id, tipId } = await entryNamed(tree, field, step, last, target);
	return { id, tipId };
}

async function entryNamed(
	tree: ProjectTree,
	field: string,
	step: Step,
	name: string,
	target: PathTarget,
): Promise<Named> {
	const list = listOf(tree, step, target);
	const found = await tree.directories.find(list, name);
	if (found.length > 0) {
		const id = idOfOne(list, field, name, found, found);
		return found.find((entry) => entry.id === id) ?? found[0];
	}
	const there = await tree.directories.all(list);
	const isOfOtherKind = await otherKindHas(tree, step, name, target);
	throw missingFromPath(field, { path: step.path, name, target, there, isOfOtherKind });
}

/** Whether a file stands where the path wants a folder, or the other way round. */
async function otherKindHas(
	tree: ProjectTree,
	step: Step,
	name: string,
	{ kind }: PathTarget,
): Promise<boolean> {
	if (step.folderId === undefined) return false;
	const other = listOf(tree, step, { kind: kind === 'file' ? 'folder' : 'file' });
	const found = await tree.directories.find(other, name).catch(() => []);
	return found.length > 0;
}

function listOf(
	{ aps: client, projectId, hubId }: ProjectTree,
	{ folderId, path }: Step,
	{ kind, isDeleted = false }: PathTarget,
): NamedList {
	const facts = {
		thing: isDeleted ? `deleted ${kind}` : kind,
		by: 'name',
	} as const;
	if (folderId === undefined) {
		const aps = client.for({ action: 'List Top Folders', scopes: ['data:read'] });
		return {
			...facts,
			key: listKey(aps, 'top folders', projectId),
			place: 'at the top of the project',
			readAll: async () => await topFolders(aps, await hubId(), projectId),
		};
	}
	const aps = client.for({ action: 'List Folder Contents', scopes: ['data:read'] });
	return {
		...facts,
		key: listKey(aps, 'folder contents', projectId, folderId, kind, String(isDeleted)),
		place: `in "${path}"`,
		readAll: async () =>
			await contentsOf(aps, { projectId, folderId, kind, isDeleted }).catch(
				adding(`The folder "${path}" in the path could not be opened`),
			),
	};
}

/** The highest folders that the credential can open, by name and, where it differs, by the name shown. */
async function topFolders(aps: ApsClient, hubId: string, projectId: string): Promise<Named[]> {
	const template = '/project/v1/hubs/{hubId}/projects/{projectId}/topFolders';
	const path = fillPath(template, { hubId, projectId });
	const folders = await collect(jsonApiPages(aps, path, { excludeDeleted: true }));
	return folders.flatMap((folder) => namesOf(folder).map((name) => ({ id: folder.id, name })));
}

interface Contents {
	projectId: string;
	folderId: string;
	kind: PathTarget['kind'];
	isDeleted: boolean;
}

async function contentsOf(
	aps: ApsClient,
	{ projectId, folderId, kind, isDeleted }: Contents,
): Promise<Named[]> {
	const template = '/data/v1/projects/{projectId}/folders/{folderId}/contents';
	const path = fillPath(template, { projectId, folderId });
	const query: ApsQuery = {
		'filter[type]': kind === 'file' ? 'items' : 'folders',
		includeHidden: isDeleted ? true : undefined,
	};
	const entries = await collect(jsonApiPages(aps, path, query));
	return entries
		.filter((entry) => (attribute(entry, 'hidden') === true) === isDeleted)
		.flatMap((entry) =>
			namesOf(entry)
				.slice(0, 1)
				.map((name) => ({ id: entry.id, name, tipId: relatedId(entry, 'tip') ?? undefined })),
		);
}

/** The name of a folder or file, then another name that it is shown by. */
function namesOf(entry: JsonApiResource): string[] {
	const names = [attribute(entry, 'name'), attribute(entry, 'displayName')];
	const [first, ...others] = names.filter((name) => typeof name === 'string');
	if (first === undefined) return [];
	return [first, ...others.filter((name) => !isSameName(name, first))];
}
