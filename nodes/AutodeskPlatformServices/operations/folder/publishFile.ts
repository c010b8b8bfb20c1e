import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import type { ApsClient } from '../../../apsClient/client';
import { newFileBody, newFileVersionBody } from '../../../../protocol/aps/documentBodies';
import type { VersionDetails } from '../../../../protocol/aps/documentBodies';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { fillPath } from '../../../../protocol/aps/ids';
import type { UploadedFile } from '../../../records/uploadedFile';
import { merged } from '../../../parameters/merged';
import { adding } from '../../../apsClient/adding';
import { filesNamed } from './filesNamed';
import { mayBeDone } from '../../../apsClient/callOutcome';
import { documentIn } from '../../../apsClient/readAnswer';
import type { FolderPlace } from './filesNamed';

/** Stored content to publish in a folder. */
export interface Publication extends FolderPlace, VersionDetails {
	name: string;
	storageId: string;
	/** Merged into the body of the request, at every depth. */
	custom?: IDataObject;
}

/** The state after Autodesk refuses a request once the content is stored. */
export function unchanged({ name }: Pick<Publication, 'name'>): string {
	return `The folder is unchanged: the uploaded content did not become "${name}"`;
}

/** Creates a file from the content. @returns undefined when the name is taken */
export async function publishFile(
	aps: ApsClient,
	publication: Publication,
): Promise<UploadedFile | undefined> {
	return await knowingTheOutcome<UploadedFile | undefined>(
		aps,
		publication,
		'created',
		async () => {
			const request = {
				method: 'POST',
				path: fillPath('/data/v1/projects/{projectId}/items', { projectId: publication.projectId }),
				body: merged(newFileBody(publication), publication.custom ?? {}),
				accept: [409],
			} as const;
			const answer = await aps.request(request);
			if (answer.status === 409) return undefined;
			const { data, included } = aps.readAnswer(request, answer, documentIn);
			return { outcome: 'created', file: data, version: included[0] };
		},
	);
}

/** Makes the content the next version of an existing file. */
export async function publishVersion(
	aps: ApsClient,
	publication: Publication,
	file: JsonApiResource,
): Promise<UploadedFile> {
	return await knowingTheOutcome<UploadedFile>(aps, publication, 'newVersion', async () => {
		const { data } = await aps.document({
			method: 'POST',
			path: fillPath('/data/v1/projects/{projectId}/versions', {
				projectId: publication.projectId,
			}),
			body: merged(
				newFileVersionBody({ ...publication, itemId: file.id }),
				publication.custom ?? {},
			),
		});
		return { outcome: 'newVersion', file, version: data };
	});
}

/**
 * Autodesk may have carried out a request it did not answer, and repeating it would create a second
 * version. The folder shows whether it did: every version has a storage object of its own.
 */
async function knowingTheOutcome<Result>(
	aps: ApsClient,
	publication: Publication,
	outcome: UploadedFile['outcome'],
	publish: () => Promise<Result>,
): Promise<Result | UploadedFile> {
	return await publish().catch(async (error: unknown) => {
		if (isRefusal(error)) return adding(unchanged(publication))(error);
		const published = await findPublished(aps, publication).catch(() => undefined);
		if (published === undefined) throw error;
		return { outcome, ...published };
	});
}

/** Whether Autodesk answered that it did nothing. */
function isRefusal(error: unknown): boolean {
	return error instanceof NodeApiError && !mayBeDone(error);
}

async function findPublished(
	aps: ApsClient,
	publication: Publication,
): Promise<Omit<UploadedFile, 'outcome'> | undefined> {
	for await (const { file, tip } of filesNamed(aps, publication, publication.name)) {
		if (tip && relatedId(tip, 'storage') === publication.storageId) return { file, version: tip };
	}
	return undefined;
}
