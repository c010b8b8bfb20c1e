import { randomUUID } from 'node:crypto';
import type { StoredCredential } from '../../test/e2e/n8n-process/n8nCredentials';
import type { WorkflowNode } from '../../test/e2e/n8n-process/n8nWorkflows';
import { actionNode, byId } from '../../test/e2e/stack/workflows';
import { nodeWithResource } from '../../scripts/actionNodes';
import { BUCKET, KEY_PREFIX } from './job';
import { FOLDERS, HUBS, PROJECTS } from '../../test/simulator';

/** Nodes in sequence, and the names of those whose time counts. */
export interface Steps {
	name: string;
	nodes: WorkflowNode[];
	transfers: string[];
}

const bucket = byId(BUCKET);
const OURS = 'Transfer';
const LISTED = 'Objects';
const URLS = 'URLs';

/** Our own way down. @returns undefined if this version has none */
export function ourDownload(credential: StoredCredential): Steps | undefined {
	if (!hasOperation('object', 'download')) return undefined;
	const object = byId('={{ $json.objectKey }}');
	const parameters = { resource: 'object', operation: 'download', bucket, object };
	const nodes = [listed(credential), actionNode(OURS, credential, parameters)];
	return { name: 'Object: Download', nodes, transfers: [OURS] };
}

/** Our own way up: to a bucket, or else to a folder. */
export function ourUpload(credential: StoredCredential, filesFolder: string): Steps {
	const read = filesRead(filesFolder);
	if (!hasOperation('object', 'upload')) {
		const parameters = {
			resource: 'folder',
			operation: 'upload',
			hub: byId(HUBS.us.id),
			project: byId(PROJECTS.tower.id),
			folder: byId(FOLDERS.towerModels),
			simplify: false,
		};
		const nodes = [read, actionNode(OURS, credential, parameters)];
		return { name: 'Folder: Upload File', nodes, transfers: [OURS] };
	}
	const object = byId('={{ $json.fileName }}');
	const parameters = { resource: 'object', operation: 'upload', bucket, object, simplify: false };
	const nodes = [read, actionNode(OURS, credential, parameters)];
	return { name: 'Object: Upload', nodes, transfers: [OURS] };
}

/** What a user builds without an operation for it: signed URL, then n8n's HTTP Request. */
export function requestDownload(credential: StoredCredential): Steps {
	const url = actionNode(URLS, credential, {
		resource: 'object',
		operation: 'getSignedDownloadUrl',
		bucket,
		object: byId('={{ $json.objectKey }}'),
	});
	const request = node('Request', 'n8n-nodes-base.httpRequest', 4.2, {
		url: '={{ $json.url }}',
		options: { response: { response: { responseFormat: 'file' } } },
	});
	const nodes = [listed(credential), url, request];
	return { name: 'HTTP Request', nodes, transfers: [URLS, 'Request'] };
}

/** As {@link requestDownload}, for one file. */
export function requestUpload(
	credential: StoredCredential,
	filesFolder: string,
	size: number,
): Steps {
	const object = byId(`${KEY_PREFIX}0.bin`);
	const nodes = [
		actionNode(URLS, credential, {
			resource: 'object',
			operation: 'getSignedUploadUrls',
			bucket,
			object,
		}),
		filesRead(filesFolder),
		node('Request', 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'PUT',
			url: `={{ $('${URLS}').first().json.urls[0] }}`,
			sendBody: true,
			contentType: 'binaryData',
			inputDataFieldName: 'data',
			options: {},
		}),
		actionNode('Complete', credential, {
			resource: 'object',
			operation: 'completeUpload',
			bucket,
			object,
			uploadKey: `={{ $('${URLS}').first().json.uploadKey }}`,
			additionalFields: { size },
			simplify: false,
		}),
	];
	return { name: 'HTTP Request', nodes, transfers: [URLS, 'Request', 'Complete'] };
}

function listed(credential: StoredCredential): WorkflowNode {
	return actionNode(LISTED, credential, {
		resource: 'object',
		operation: 'getAll',
		bucket,
		returnAll: true,
		filters: { beginsWith: KEY_PREFIX },
	});
}

function filesRead(folder: string): WorkflowNode {
	const fileSelector = `${folder}/${KEY_PREFIX}*.bin`;
	return node('Files', 'n8n-nodes-base.readWriteFile', 1.1, { fileSelector, options: {} });
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

function hasOperation(resource: string, operation: string): boolean {
	const { properties } = nodeWithResource(resource).type.description;
	return properties.some(
		({ name, displayOptions, options }) =>
			name === 'operation' &&
			displayOptions?.show?.resource?.includes(resource) === true &&
			options?.some((option) => 'value' in option && option.value === operation) === true,
	);
}
