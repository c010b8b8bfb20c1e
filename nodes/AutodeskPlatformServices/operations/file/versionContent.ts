import { NodeOperationError } from 'n8n-workflow';
import { fillPath, parseStorageUrn } from '../../../../protocol/aps/ids';
import {
	attribute,
	extensionType,
	isJsonApiResource,
	relatedId,
} from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import type { ObjectAddress } from '../../../../protocol/aps/objectAddress';
import { isJsonObject } from '../../../../protocol/json';
import type { OperationRun } from '../../../operations/operation';

/**
 * Where the content of a version is stored. A version of a copied document has no storage of its own; then
 * the content is that of the only version with the same name that it refers to.
 *
 * @throws NodeOperationError that says why the version has no content
 */
export async function versionContent(
	run: OperationRun,
	projectId: string,
	version: JsonApiResource,
): Promise<ObjectAddress> {
	const address = await storedContent(run, projectId, version);
	if (address !== undefined) return address;
	const name = nameOf(version);
	throw new NodeOperationError(run.ctx.getNode(), `"${name}" has no content to download`, {
		itemIndex: run.itemIndex,
		description: `${reasonFor(version)}. The version is ${version.id}`,
	});
}

/** The same, for where a version without content is no mistake. @returns undefined for one */
export async function storedContent(
	run: OperationRun,
	projectId: string,
	version: JsonApiResource,
): Promise<ObjectAddress | undefined> {
	return storageOf(version) ?? (await referredStorage(run, projectId, version));
}

/** As people call it, with its extension. */
export function nameOf(version: JsonApiResource): string {
	return String(attribute(version, 'name') ?? attribute(version, 'displayName') ?? 'file');
}

function storageOf(version: JsonApiResource): ObjectAddress | undefined {
	return parseStorageUrn(relatedId(version, 'storage') ?? '');
}

/** Only an addition: where the references cannot be read, the version simply has no content. */
async function referredStorage(
	run: OperationRun,
	projectId: string,
	version: JsonApiResource,
): Promise<ObjectAddress | undefined> {
	if (isDeleted(version)) return undefined;
	const template = '/data/v1/projects/{projectId}/versions/{versionId}/relationships/refs';
	const { status, body } = await run.aps.request({
		path: fillPath(template, { projectId, versionId: version.id }),
		accept: [400, 403, 404],
	});
	if (status >= 400 || !isJsonObject(body) || !Array.isArray(body.included)) return undefined;
	const stored = body.included
		.filter(isJsonApiResource)
		.filter((other) => nameOf(other) === nameOf(version) && storageOf(other) !== undefined);
	return stored.length === 1 ? storageOf(stored[0]) : undefined;
}

function isDeleted(version: JsonApiResource): boolean {
	return extensionType(version)?.endsWith(':Deleted') ?? false;
}

function reasonFor(version: JsonApiResource): string {
	if (isDeleted(version)) {
		return 'This version marks the deletion of the file. Restore the file, or choose an earlier version';
	}
	if (extensionType(version)?.includes('C4RModel')) {
		return 'It is a cloud model that was not published yet. Publish it in Revit or ACC, then download it';
	}
	return 'Autodesk lists no storage for it. It may still be processed, or be a copy whose original this credential cannot open';
}
