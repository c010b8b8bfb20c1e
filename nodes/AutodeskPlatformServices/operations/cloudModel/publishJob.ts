import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { CLOUD_MODEL_TYPE, commandBody } from '../../../../protocol/aps/commandBody';
import type { CloudModelCommand } from '../../../../protocol/aps/commandBody';
import { fillPath } from '../../../../protocol/aps/ids';
import {
	attribute,
	extensionType,
	relatedId,
	versionNumberOf,
} from '../../../../protocol/aps/jsonApi';
import { isJsonObject } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import { adding } from '../../../apsClient/adding';
import { file } from '../../../fields/file';
import { completionOf } from '../../../longWork/completion';
import { waitUntilDone } from '../../../longWork/waitUntilDone';
import type { OperationRun } from '../../../operations/operation';
import { InvalidValue } from '../../../values/invalidValue';

export const COMMANDS_PATH = '/data/v1/projects/{project_id}/commands';

/** What Autodesk lists for each of the commands. */
export const COMMAND_SCOPES = ['data:read', 'data:create', 'data:write'] as const;

export const publishAdvice: Readonly<Record<number, string>> = {
	403: 'Publishing needs the permission to edit the folder and a BIM Collaborate Pro license for the user or service account. Check as well that an account admin added the client ID under Account Admin > Custom Integrations',
	409: 'The model may be published at the moment. Read the status with Cloud Model > Get Publish Status',
};

/** Publishing takes minutes, and up to an hour for large models. */
export const publishCompletion = completionOf('the model is published', 60);

/** A Revit cloud model as it is now. */
export interface CloudModel {
	/** With its `b.`. */
	projectId: string;
	itemId: string;
	name: string;
	/** Of the newest published version. */
	versionId: string | null;
	versionNumber: number | null;
}

/** @throws InvalidValue for a file of another kind */
export async function readCloudModel(
	run: OperationRun,
	projectId: string,
	itemId: string,
): Promise<CloudModel> {
	const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}', { projectId, itemId });
	const reader = run.aps.for({ action: 'Get Item', scopes: ['data:read'] });
	const { data, included } = await reader.document({ path });
	const name = String(attribute(data, 'displayName') ?? itemId);
	const type = extensionType(data);
	if (type !== null && type !== CLOUD_MODEL_TYPE) {
		throw new InvalidValue(
			file.displayName,
			`"${name}" is no Revit cloud model, which alone can be published`,
		);
	}
	const versionId = relatedId(data, 'tip');
	const tip = included.find(({ id }) => id === versionId);
	return {
		projectId,
		itemId,
		name,
		versionId,
		versionNumber: tip ? (versionNumberOf(tip) ?? null) : null,
	};
}

/** Sends a command. @returns its record; null, which says that the model was never published */
export async function sendCommand(
	run: OperationRun,
	{ projectId, itemId }: CloudModel,
	type: CloudModelCommand,
): Promise<JsonObject | null> {
	const request = {
		method: 'POST',
		path: fillPath(COMMANDS_PATH, { project_id: projectId }),
		body: commandBody(type, itemId),
		// Reads only.
		repeatable: type === 'commands:autodesk.bim360:C4RModelGetPublishJob',
	} as const;
	return await run.aps.read(request, ({ body }) => {
		if (!isJsonObject(body)) return undefined;
		return body.data === null || isJsonObject(body.data) ? body.data : undefined;
	});
}

/** The state of a publication. */
export interface PublishJob {
	/** `committed` and `processing` while Autodesk publishes; `needsPublishing` if there is no publication. */
	status: string;
	id: string | null;
}

/** @param data of a command, as Autodesk returns it */
export function jobIn(data: JsonObject | null): PublishJob {
	if (data === null) return { status: 'needsPublishing', id: null };
	const { status } = isJsonObject(data.attributes) ? data.attributes : {};
	return {
		status: typeof status === 'string' ? status : 'committed',
		id: typeof data.id === 'string' ? data.id : null,
	};
}

const ENDS: readonly string[] = ['complete', 'failed'];

/** Whether Autodesk is done. A publication that was begun a moment ago may not be listed yet. */
export function hasEnded({ status }: PublishJob): boolean {
	return ENDS.includes(status);
}

/**
 * Waits until the model is published.
 *
 * @param longestMs how long to wait, in ms
 * @returns the model with its new version
 * @throws NodeOperationError if the time is up or Autodesk could not publish it
 */
export async function published(
	run: OperationRun,
	model: CloudModel,
	longestMs: number,
): Promise<{ model: CloudModel; job: PublishJob }> {
	const still = `"${model.name}" is being published. Do not publish it again: read the status with Cloud Model > Get Publish Status`;
	const ending = await waitUntilDone(run, {
		longestMs,
		async check() {
			const data = await sendCommand(
				run,
				model,
				'commands:autodesk.bim360:C4RModelGetPublishJob',
			).catch(adding(still));
			const job = jobIn(data);
			return hasEnded(job) ? job : undefined;
		},
	});
	if (ending.kind !== 'done') {
		throw new NodeOperationError(run.ctx.getNode(), `"${model.name}" is not published yet`, {
			itemIndex: run.itemIndex,
			description: `Autodesk continues. Do not publish it again: wait on with Cloud Model > Get Publish Status for the file ${model.itemId}, or longer with Options > ${publishCompletion.timeout.displayName}`,
		});
	}
	requireSuccess(run, model, ending.result);
	return {
		model: await readCloudModel(run, model.projectId, model.itemId),
		job: ending.result,
	};
}

/** @throws NodeOperationError if Autodesk could not publish it */
function requireSuccess(run: OperationRun, { name, itemId }: CloudModel, job: PublishJob): void {
	if (job.status !== 'failed') return;
	throw new NodeOperationError(run.ctx.getNode(), `"${name}" could not be published`, {
		itemIndex: run.itemIndex,
		description: `Autodesk reports that it failed, without a reason, for the file ${itemId}. Open the model in Revit and publish it there to see why`,
	});
}

/** The output of the operations on cloud models. */
export function publicationRecord(model: CloudModel, { status, id }: PublishJob): IDataObject {
	const { name, versionNumber, versionId, itemId, projectId } = model;
	return {
		name,
		status,
		versionNumber,
		id,
		versionId,
		itemId,
		projectId: projectId.replace(/^b\./, ''),
	};
}

export const publicationExample: IDataObject = {
	name: 'Tower-ARCH.rvt',
	status: 'complete',
	versionNumber: 4,
	id: '8f1a6c2e-3b5d-4e7f-9a0b-1c2d3e4f5a6b',
	versionId: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=4',
	itemId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
