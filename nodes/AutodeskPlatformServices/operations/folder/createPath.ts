import { fillPath } from '../../../../protocol/aps/ids';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { nameKey } from '../../../../protocol/aps/names';
import { folderIdIfAny, startFolder } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { projectTree } from '../../../fields/projectTree';
import { isSimplified, simplify } from '../../../fields/simplify';
import { adding } from '../../../apsClient/adding';
import { childFolders, createChildFolder, folderNamed } from '../../../documents/childFolder';
import type { ChildFolder } from '../../../documents/childFolder';
import { documentAtPath } from '../../../lookUp/documentPath';
import { listKey } from '../../../lookUp/listKey';
import { OncePerRun } from '../../../lookUp/oncePerRun';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { folderExample, simplifyFolder } from '../../../records/folder';
import { folderPath } from '../../../values/folderPath';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';

const path = defineParameter({
	displayName: 'Path',
	name: 'path',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Drawings/Sections/2026',
	description:
		'Folders below the start folder, from the top, separated by slashes. What is missing of them is created.',
	read: read.by(folderPath),
});

const { name: exampleName, ...exampleFacts } = folderExample;

export const createPath = defineOperation({
	name: 'Create Path',
	value: 'createPath',
	summary: 'Create folder path',
	description:
		'Create the folders of a path such as Drawings/Sections/2026 that do not exist yet, and return the last one. Safe to repeat, and safe when two runs do it at once.',
	endpoint: 'POST /data/v1/projects/{project_id}/folders',
	scopes: ['data:read', 'data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, startFolder, path, simplify],
	advice: {
		409: 'The name of a folder in the path is taken by one that this credential does not see: it may be hidden, or deleted. Choose another name, or restore the folder',
	},
	example: {
		name: exampleName,
		outcome: 'created',
		createdPaths: ['Project Files/Drawings'],
		...exampleFacts,
	},
	async execute(run) {
		const project = projectId(run);
		const names = valueOf(run, path);
		const begin = await beginOf(run, names);
		const created: string[] = [];
		let { folderId } = begin;
		let last: JsonApiResource | undefined;
		for (let level = begin.level; level < names.length; level++) {
			const place = { projectId: project, parentId: folderId, name: names[level] };
			const { folder, isNew } = await ensured(run, place).catch(adding(soFar(created)));
			if (isNew) created.push(names.slice(0, level + 1).join('/'));
			folderId = folder.id;
			last = folder;
		}
		const folder = last ?? (await folderOf(run, project, folderId));
		const outcome = created.length > 0 ? 'created' : 'existed';
		if (!isSimplified(run)) return { ...folder, outcome, createdPaths: created };
		const { name, ...others } = simplifyFolder(folder);
		return {
			name,
			outcome,
			createdPaths: created,
			...others,
			path: begin.level > 0 ? names.join('/') : others.path,
		};
	},
});

interface Begin {
	folderId: string;
	/** The first name that may have to be created. */
	level: number;
}

/** The start folder. Without one, the first name is a top folder, which cannot be created. */
async function beginOf(run: OperationRun, [top]: readonly string[]): Promise<Begin> {
	const start = folderIdIfAny(run);
	if (start !== undefined) return { folderId: start, level: 0 };
	const { aps, directories } = run;
	const tree = { aps, directories, ...projectTree(run) };
	const { id } = await documentAtPath(tree, path.displayName, top, { kind: 'folder' });
	return { folderId: id, level: 1 };
}

/** What the folders of the paths contained when the execution began. */
const contents = new OncePerRun<JsonApiResource[]>();

/** The folders of the paths, found or created: once per execution, whatever items run at the same time. */
const folders = new OncePerRun<JsonApiResource>();

/** @returns `isNew` for the item that has created the folder, not for others that share it */
async function ensured(
	{ aps, directories }: OperationRun,
	place: ChildFolder,
): Promise<{ folder: JsonApiResource; isNew: boolean }> {
	const { projectId: project, parentId, name } = place;
	const key = listKey(aps, project, parentId);
	let isNew = false;
	const folder = await folders.get(directories, `${key} ${nameKey(name)}`, async () => {
		const known = await contents.get(directories, key, async () => await childFolders(aps, place));
		const existing = folderNamed(known, name);
		if (existing !== undefined) return existing;
		const made = await createChildFolder(aps, place);
		isNew = made.isNew;
		return made.folder;
	});
	return { folder, isNew };
}

async function folderOf(
	{ aps }: OperationRun,
	project: string,
	folderId: string,
): Promise<JsonApiResource> {
	const reading = aps.for({ action: 'Get Folder', scopes: ['data:read'] });
	const { data } = await reading.document({
		path: fillPath('/data/v1/projects/{project}/folders/{folderId}', { project, folderId }),
	});
	return data;
}

/** Nothing that was made goes unsaid. */
function soFar(created: readonly string[]): string | undefined {
	if (created.length === 0) return undefined;
	return `Before that, these folders were created: ${created.join(', ')}. Run it again to create the others`;
}
