import { NodeOperationError } from 'n8n-workflow';
import {
	destinationOf,
	destinationProject,
	folderOfDestination,
} from '../../../fields/destination';
import { file, itemId } from '../../../fields/file';
import { optionalFileName } from '../../../fields/fileName';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { valueOf } from '../../../parameters/values';
import { copiedFileExample, simplifyCopiedFile } from '../../../records/copiedFile';
import type { UploadedFile } from '../../../records/uploadedFile';
import { entryName } from '../../../trees/entryName';
import { asExisting, copyAsNewFile, copyAsNewVersion, existingFile } from './copyFile';
import type { CopySource, CopyTarget } from './copyFile';
import { ifCopyExists } from './ifCopyExists';
import { readFile } from './readFile';

export const copy = defineOperation({
	name: 'Copy',
	value: 'copy',
	summary: 'Copy file',
	description:
		'Copy the newest version of a file into another folder, of the same or another project. Within a project of ACC or BIM 360 Autodesk copies it; otherwise, the content passes through n8n. The copy has an ID of its own and starts at version 1.',
	endpoint: 'POST /data/v1/projects/{project_id}/items',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		file,
		destinationProject,
		folderOfDestination,
		{
			...optionalFileName,
			description: 'Name of the copy, with its extension. Leave it empty to keep the name.',
		},
		ifCopyExists,
		simplify,
	],
	advice: {
		400: 'Check that the file is fully processed and that the destination is Project Files or a folder below it',
		423: 'The file is locked or still being processed. Try again later',
	},
	example: copiedFileExample,
	async execute(run) {
		const project = projectId(run);
		const destination = destinationOf(run);
		const newName = valueOf(run, optionalFileName);
		const way = valueOf(run, ifCopyExists) ?? 'fail';
		const { file: original, tip } = await readFile(run, project, await itemId(run, project));
		const source = { projectId: project, version: tip };
		const target = { ...destination, name: newName ?? entryName(original) };
		const copied = await copyTo(run, source, target, way);
		const origin = { sourceId: original.id, projectId: destination.projectId };
		return isSimplified(run) ? simplifyCopiedFile(copied, origin) : { ...copied, ...origin };
	},
});

async function copyTo(
	run: OperationRun,
	source: CopySource,
	target: CopyTarget,
	way: string,
): Promise<UploadedFile> {
	const before = way === 'fail' ? undefined : await existingFile(run, target);
	const created = before === undefined ? await copyAsNewFile(run, source, target) : undefined;
	if (created !== undefined) return created;
	const existing = before ?? (await existingFile(run, target));
	if (existing !== undefined && way === 'skip') return asExisting(existing);
	if (existing !== undefined && way === 'newVersion') {
		return await copyAsNewVersion(run, source, target, existing);
	}
	const known = existing === undefined ? '' : `Its ID is ${existing.file.id}. `;
	throw new NodeOperationError(
		run.ctx.getNode(),
		`The destination folder already contains a file "${target.name}"`,
		{
			itemIndex: run.itemIndex,
			description: `${known}Nothing was copied. Enter another File Name, or change If File Exists`,
		},
	);
}
