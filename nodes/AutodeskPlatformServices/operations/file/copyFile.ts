import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { newFileBody, newFileVersionBody } from '../../../../protocol/aps/documentBodies';
import { extensionTypesOf } from '../../../../protocol/aps/extensionTypes';
import { fillPath, isAccId } from '../../../../protocol/aps/ids';
import { attribute, extensionType, versionNumberOf } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { QUOTAS } from '../../../../protocol/aps/quotas';
import { mayBeDone } from '../../../apsClient/callOutcome';
import { documentIn } from '../../../apsClient/readAnswer';
import type { OperationRun } from '../../../operations/operation';
import { DEFAULT_PARALLEL_PARTS } from '../../../fields/parallelParts';
import type { UploadedFile } from '../../../records/uploadedFile';
import { downloadObject } from '../../../transfer/download';
import { contentOfFile } from '../../../fields/uploadContent';
import { filesNamed } from '../folder/filesNamed';
import type { FileInFolder, FolderPlace } from '../folder/filesNamed';
import { uploadFile } from '../folder/uploadFile';
import { versionContent } from './versionContent';

/** The version of a file to copy. */
export interface CopySource {
	projectId: string;
	version: JsonApiResource;
}

/** Where to copy it, and as what. */
export interface CopyTarget extends FolderPlace {
	name: string;
}

/** Whether Autodesk copies by itself: it documents that for ACC and BIM 360, within one project. */
export function isCopiedByAutodesk(
	source: Pick<CopySource, 'projectId'>,
	target: Pick<CopyTarget, 'projectId'>,
): boolean {
	return source.projectId === target.projectId && isAccId(source.projectId);
}

/**
 * Copies a version as a new file. Elsewhere than within a project of ACC or BIM 360, the content passes
 * through n8n.
 *
 * @returns undefined if the name is taken
 */
export async function copyAsNewFile(
	run: OperationRun,
	source: CopySource,
	target: CopyTarget,
): Promise<UploadedFile | undefined> {
	if (!isCopiedByAutodesk(source, target)) return await transferred(run, source, target);
	const { aps } = run;
	const request = {
		method: 'POST',
		path: fillPath('/data/v1/projects/{projectId}/items', { projectId: target.projectId }),
		query: { copyFrom: source.version.id },
		body: newFileBody({ ...target, ...typesFor(target.projectId, source.version) }),
		accept: [409],
		quota: QUOTAS.createItem,
	} as const;
	// Without an answer, the folder shows whether there is a file now: the name was free before.
	const created = aps.request(request).then((answer): UploadedFile | undefined => {
		if (answer.status === 409) return undefined;
		const { data, included } = aps.readAnswer(request, answer, documentIn);
		return { outcome: 'created', file: data, version: included[0] };
	});
	return await created.catch(async (error: unknown) => {
		const made = await foundAfter(run, error, target);
		if (made === undefined) throw error;
		return { outcome: 'created', file: made.file, version: made.tip };
	});
}

/** Copies a version as the next version of an existing file. */
export async function copyAsNewVersion(
	run: OperationRun,
	source: CopySource,
	target: CopyTarget,
	existing: FileInFolder,
): Promise<UploadedFile> {
	if (!isCopiedByAutodesk(source, target)) {
		return (await transferred(run, source, target, 'newVersion')) ?? asExisting(existing);
	}
	const { file, tip } = existing;
	const before = tip && versionNumberOf(tip);
	const { versionType } = typesFor(target.projectId, source.version);
	const added = run.aps.document({
		method: 'POST',
		path: fillPath('/data/v1/projects/{projectId}/versions', { projectId: target.projectId }),
		query: { copyFrom: source.version.id },
		body: newFileVersionBody({
			projectId: target.projectId,
			itemId: file.id,
			name: String(attribute(file, 'displayName') ?? target.name),
			versionType,
		}),
		quota: QUOTAS.createVersion,
	});
	const version = await added.then(
		({ data }) => data,
		async (error: unknown) => {
			const now = (await foundAfter(run, error, target))?.tip;
			const after = now && versionNumberOf(now);
			if (after === undefined || before === undefined || after <= before) throw error;
			return now;
		},
	);
	return { outcome: 'newVersion', file, version };
}

/** What is already there, unchanged. */
export function asExisting({ file, tip }: FileInFolder): UploadedFile {
	return { outcome: 'skipped', file, version: tip };
}

/** The file of this name in the folder, also in other case or composition. */
export async function existingFile(
	{ aps }: OperationRun,
	target: CopyTarget,
): Promise<FileInFolder | undefined> {
	for await (const found of filesNamed(aps, target, target.name)) return found;
	return undefined;
}

/** Downloads the content and uploads it again. @returns undefined if the name is taken */
async function transferred(
	run: OperationRun,
	{ projectId, version }: CopySource,
	target: CopyTarget,
	ifFileExists: 'newVersion' | 'skip' = 'skip',
): Promise<UploadedFile | undefined> {
	const { file } = await downloadObject(run, {
		source: await versionContent(run, projectId, version),
		fileName: target.name,
		purpose: { action: run.operation.summary },
		connections: DEFAULT_PARALLEL_PARTS,
	});
	const uploaded = await uploadFile(run, {
		...target,
		content: await contentOfFile(run.ctx.helpers, file),
		connections: DEFAULT_PARALLEL_PARTS,
		ifFileExists,
	});
	return uploaded.outcome === 'skipped' ? undefined : uploaded;
}

interface Types extends IDataObject {
	itemType: string;
	versionType: string;
}

/** The kinds of files of ACC and BIM 360; others, such as cloud models, become plain files. */
const COPIED_KINDS = ['File', 'Document', 'TitleBlock'];

function typesFor(projectId: string, version: JsonApiResource): Types {
	const { item, version: usual } = extensionTypesOf(projectId);
	const type = extensionType(version) ?? usual;
	const kind = type.split(':').pop() ?? '';
	if (!COPIED_KINDS.includes(kind)) return { itemType: item, versionType: usual };
	return { itemType: type.replace(/^versions:/, 'items:'), versionType: type };
}

/** The file at the destination after a call that Autodesk did not answer and may have carried out. */
async function foundAfter(
	run: OperationRun,
	error: unknown,
	target: CopyTarget,
): Promise<FileInFolder | undefined> {
	if (!(error instanceof NodeApiError) || !mayBeDone(error)) return undefined;
	return await existingFile(run, target).catch(() => undefined);
}
