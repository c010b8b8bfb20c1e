import { NodeOperationError } from 'n8n-workflow';
import { newFileVersionBody } from '../../../../protocol/aps/documentBodies';
import { attribute, extensionType, relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import { collect } from '../../../apsLists/pages';
import { jsonApiPages } from '../../../apsLists/jsonApiPages';
import { fillPath } from '../../../../protocol/aps/ids';
import { hubForLists } from '../../../fields/hub';
import { deletedFile, itemId } from '../../../fields/file';
import { projectId, projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { newestFirst, simplifyFileVersion, fileVersionExample } from '../../../records/fileVersion';
import { defineOperation } from '../../../operations/operation';
import { documentIn } from '../../../apsClient/readAnswer';
import type { OperationRun } from '../../../operations/operation';

export const restore = defineOperation({
	name: 'Restore',
	value: 'restore',
	summary: 'Restore file',
	description:
		'Bring back a deleted file by copying its newest version with content as the next version. Files that are not deleted stay unchanged. Autodesk documents such copies for ACC and BIM 360 only.',
	endpoint: 'POST /data/v1/projects/{project_id}/versions',
	scopes: ['data:read', 'data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [hubForLists, projectOrLink, deletedFile, simplify],
	advice: {
		409: 'Another file has taken the name in the meantime. Delete or rename that one first',
	},
	example: fileVersionExample,
	async execute(run) {
		const project = projectId(run);
		const id = await itemId(run, project);
		const versions = await versionsOf(run, project, id);
		const source = newestWithContent(run, id, versions);
		if (source === versions[0] && (await isLive(run, project, id))) {
			return simplified(run, source, simplifyFileVersion);
		}
		const { data } = await run.aps.document({
			method: 'POST',
			path: run.path({ project_id: project }),
			query: { copyFrom: source.id },
			body: newFileVersionBody({
				projectId: project,
				itemId: id,
				versionType: extensionType(source) ?? undefined,
			}),
		});
		return simplified(run, data, simplifyFileVersion);
	},
});

/** @returns the newest first; Autodesk guarantees no order */
async function versionsOf(
	{ aps }: OperationRun,
	projectId: string,
	itemId: string,
): Promise<JsonApiResource[]> {
	const template = '/data/v1/projects/{projectId}/items/{itemId}/versions';
	const versions = await collect(jsonApiPages(aps, fillPath(template, { projectId, itemId })));
	return versions.sort(newestFirst);
}

/**
 * Whether there is nothing to restore, so that a second run does not create a second copy. Ask only
 * when the newest version has content: the version that deletes a file has none, if Autodesk lists it.
 */
async function isLive({ aps }: OperationRun, projectId: string, itemId: string): Promise<boolean> {
	const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}', { projectId, itemId });
	const answer = await aps.request({ path, accept: [404] });
	if (answer.status === 404) return false;
	return attribute(aps.readAnswer({}, answer, documentIn).data, 'hidden') === false;
}

function newestWithContent(
	{ ctx, itemIndex }: OperationRun,
	itemId: string,
	versions: readonly JsonApiResource[],
): JsonApiResource {
	const source = versions.find((version) => relatedId(version, 'storage'));
	if (source !== undefined) return source;
	throw new NodeOperationError(ctx.getNode(), 'The file has no version with content', {
		itemIndex,
		description: `Autodesk lists no version with content for the file ${itemId}, so there is nothing to restore`,
	});
}
