import { NodeOperationError } from 'n8n-workflow';
import { attribute } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { nameKey } from '../../../../protocol/aps/names';
import { createChildFolder } from '../../../documents/childFolder';
import { TRANSFER_CONCURRENCY } from '../../../fields/concurrency';
import type { OperationRun } from '../../../operations/operation';
import { entryName, isFolder } from '../../../trees/entryName';
import { readContents } from '../../../trees/folderContents';
import type { Existing, TreeWriter } from '../../../trees/treeWriter';
import type { FoundEntry } from '../../../trees/walk';
import {
	copyAsNewFile,
	copyAsNewVersion,
	existingFile,
	isCopiedByAutodesk,
} from '../file/copyFile';
import type { FileInFolder } from './filesNamed';

/** What to do about files that are in the destination already. */
export type IfFileExists = 'skip' | 'update' | 'fail';

interface WriterSettings {
	sourceProjectId: string;
	projectId: string;
	withFiles: boolean;
	ifFileExists: IfFileExists;
	copyPermissions: TreeWriter['copyPermissions'];
}

/** Files that Autodesk copies by itself, at the same time; it accepts 50 new ones a minute. */
const COPIES_AT_ONCE = 8;

/** Writes the copy of a tree with the calls of Data Management. */
export function treeWriter(run: OperationRun, settings: WriterSettings): TreeWriter {
	const { sourceProjectId, projectId, withFiles, ifFileExists, copyPermissions } = settings;
	const source = (version: JsonApiResource) => ({ projectId: sourceProjectId, version });
	return {
		copyPermissions,
		filesAtOnce: isCopiedByAutodesk({ projectId: sourceProjectId }, { projectId })
			? COPIES_AT_ONCE
			: TRANSFER_CONCURRENCY,
		async list(folderId) {
			const folders = new Map<string, Existing>();
			const files = new Map<string, Existing>();
			const { error } = await readContents(
				run.aps,
				{ projectId, folderId },
				{
					query: withFiles ? undefined : { 'filter[type]': 'folders' },
					keep({ resource, tip }) {
						const found = isFolder(resource) ? folders : files;
						found.set(nameKey(entryName(resource)), { id: resource.id, resource, tip });
						return undefined;
					},
					signal: run.signal,
				},
			);
			if (error !== undefined) throw error;
			return { folders, files };
		},
		async createFolder(parentId, name) {
			const { folder, isNew } = await createChildFolder(run.aps, { projectId, parentId, name });
			return { id: folder.id, isNew };
		},
		decide(found, existing) {
			if (ifFileExists === 'fail') return 'failed';
			return ifFileExists === 'update' && !isUpToDate(found, existing) ? 'newVersion' : 'existing';
		},
		async copyFile(found, folderId, existing) {
			if (found.tip === undefined) throw new NodeOperationError(run.ctx.getNode(), NO_VERSION);
			const target = { projectId, folderId, name: found.name };
			const copied =
				existing === undefined
					? await copyAsNewFile(run, source(found.tip), target)
					: await copyAsNewVersion(run, source(found.tip), target, toFile(existing));
			if (copied !== undefined) {
				const outcome = copied.outcome === 'created' ? 'created' : 'newVersion';
				return { outcome, id: copied.file.id, versionId: copied.version?.id ?? null };
			}
			// Another run may have created it at the same time.
			const there = await existingFile(run, target);
			if (there === undefined) throw new NodeOperationError(run.ctx.getNode(), NAME_TAKEN);
			return { outcome: 'existing', id: there.file.id, versionId: there.tip?.id ?? null };
		},
	};
}

const NAME_TAKEN =
	'Autodesk refuses the name as taken, but lists no file of this name. That file may be hidden from this credential, or deleted';
const NO_VERSION = 'Autodesk lists no version of the file';

function toFile({ resource, tip }: Existing): FileInFolder {
	return { file: resource, tip };
}

/** Whether the copy was made after the source changed, and is as large. */
function isUpToDate({ tip }: FoundEntry, { tip: copy }: Existing): boolean {
	if (tip === undefined || copy === undefined) return false;
	const isSameSize = attribute(tip, 'storageSize') === attribute(copy, 'storageSize');
	return isSameSize && createdAt(copy) >= createdAt(tip);
}

function createdAt(version: JsonApiResource): number {
	return Date.parse(String(attribute(version, 'createTime')));
}
