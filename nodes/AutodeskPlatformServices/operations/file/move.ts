import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { deletedVersionBody, movedFileBody } from '../../../../protocol/aps/documentBodies';
import { fillPath } from '../../../../protocol/aps/ids';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { QUOTAS } from '../../../../protocol/aps/quotas';
import { adding } from '../../../apsClient/adding';
import { documentIn } from '../../../apsClient/readAnswer';
import {
	destinationOf,
	destinationProject,
	folderOfDestination,
} from '../../../fields/destination';
import type { Destination } from '../../../fields/destination';
import { file, itemId } from '../../../fields/file';
import { hubForLists } from '../../../fields/hub';
import { projectId, projectOrLink } from '../../../fields/project';
import { isSimplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { copiedFileExample, simplifyCopiedFile } from '../../../records/copiedFile';
import { entryName } from '../../../trees/entryName';
import { InvalidValue } from '../../../values/invalidValue';
import { copyAsNewFile } from './copyFile';
import { readFile } from './readFile';
import type { ReadFile } from './readFile';

const ifNotMovable = defineParameter({
	displayName: 'If ID Cannot Be Kept',
	name: 'ifNotMovable',
	type: 'options',
	default: 'copy',
	options: [
		{
			name: 'Copy and Delete',
			value: 'copy',
			description:
				'Copy the newest version to the destination, then delete the original, which File: Restore can bring back',
		},
		{ name: 'Fail', value: 'fail', description: 'Leave the file where it is and return an error' },
	],
	description:
		'What to do when Autodesk does not move the file itself, as between projects. A copy has a new ID, starts at version 1 and has no history.',
	read: read.choice,
});

/** Autodesk documents no way to move items. These say that it does not do it, not that it is not allowed. */
const NOT_OFFERED = [400, 403, 405, 422, 501];

export const move = defineOperation({
	name: 'Move',
	value: 'move',
	summary: 'Move file',
	description:
		'Move a file to another folder, of the same or another project. Where Autodesk offers it, the file keeps its ID and its versions (outcome moved). Otherwise its newest version is copied and the original is deleted: the file then has a new ID and no history (outcome copied).',
	endpoint: 'PATCH /data/v1/projects/{project_id}/items/{item_id}',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		file,
		destinationProject,
		folderOfDestination,
		ifNotMovable,
		simplify,
	],
	advice: { 409: 'The destination folder already contains a file of this name. Nothing was moved' },
	example: { ...copiedFileExample, outcome: 'moved', id: copiedFileExample.sourceId },
	async execute(run) {
		const project = projectId(run);
		const destination = destinationOf(run);
		const way = valueOf(run, ifNotMovable) ?? 'copy';
		const found = await readFile(run, project, await itemId(run, project));
		const from = relatedId(found.file, 'parent');
		if (project === destination.projectId && from === destination.folderId) {
			throw new InvalidValue(folderOfDestination.displayName, 'the file is in this folder already');
		}
		const isMoved =
			project === destination.projectId && (await moveWithinProject(run, found, destination));
		if (isMoved)
			return outputOf(run, 'moved', { ...found, version: found.tip }, destination, found);
		if (way === 'fail') throw notMovable(run, found);
		const copied = await copyAsNewFile(
			run,
			{ projectId: project, version: found.tip },
			{ ...destination, name: entryName(found.file) },
		);
		if (copied === undefined) throw nameTaken(run, found);
		await deleteOriginal(run, project, found, copied.file.id);
		return outputOf(run, 'copied', copied, destination, found);
	},
});

/** @returns whether Autodesk has moved the file */
async function moveWithinProject(
	run: OperationRun,
	{ file }: ReadFile,
	{ projectId, folderId }: Destination,
): Promise<boolean> {
	const answer = await run.aps.request({
		method: 'PATCH',
		path: run.path({ project_id: projectId, item_id: file.id }),
		body: movedFileBody(file.id, folderId),
		accept: NOT_OFFERED,
		quota: QUOTAS.updateItem,
	});
	if (answer.status >= 400) return false;
	// A service that ignores what it does not know would answer with the old folder.
	const answered = documentIn(answer)?.data;
	return answered !== undefined && relatedId(answered, 'parent') === folderId;
}

async function deleteOriginal(
	run: OperationRun,
	projectId: string,
	{ file }: ReadFile,
	copyId: string,
): Promise<void> {
	const request = {
		method: 'POST',
		path: fillPath('/data/v1/projects/{projectId}/versions', { projectId }),
		body: deletedVersionBody(file.id),
		quota: QUOTAS.createVersion,
	} as const;
	const state = `The file is in both folders now: the copy is ${copyId}, and the original ${file.id} was not deleted`;
	await run.aps.request(request).catch(adding(state));
}

function outputOf(
	run: OperationRun,
	outcome: 'moved' | 'copied',
	{ file, version }: { file: JsonApiResource; version: JsonApiResource | undefined },
	{ projectId, folderId }: Destination,
	original: ReadFile,
): IDataObject {
	const origin = { sourceId: original.file.id, projectId };
	if (!isSimplified(run)) return { outcome, file, version: version ?? null, ...origin };
	return { ...simplifyCopiedFile({ outcome, file, version }, origin), folderId };
}

function notMovable({ ctx, itemIndex }: OperationRun, { file }: ReadFile): NodeOperationError {
	return new NodeOperationError(
		ctx.getNode(),
		`Autodesk cannot move "${entryName(file)}" so that it keeps its ID`,
		{
			itemIndex,
			description: `The file ${file.id} is where it was. To copy its newest version and delete it here, choose Copy and Delete under ${ifNotMovable.displayName}`,
		},
	);
}

function nameTaken({ ctx, itemIndex }: OperationRun, { file }: ReadFile): NodeOperationError {
	return new NodeOperationError(
		ctx.getNode(),
		`The destination folder already contains a file "${entryName(file)}"`,
		{ itemIndex, description: `The file ${file.id} was not moved` },
	);
}
