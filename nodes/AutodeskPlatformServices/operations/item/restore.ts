import { NodeOperationError } from 'n8n-workflow';
import { newVersionBody } from '../../../shared/aps/documentBodies';
import { extensionType, relatedId } from '../../../shared/aps/jsonApi';
import type { JsonApiDocument, JsonApiResource } from '../../../shared/aps/jsonApi';
import { collect, jsonApiPages } from '../../../shared/aps/pagination';
import { fillPath } from '../../../shared/protocol/ids';
import { hubForLists } from '../../fields/hub';
import { item, itemId } from '../../fields/item';
import { projectId, projectOrLink } from '../../fields/project';
import { simplified, simplify } from '../../fields/simplify';
import { newestFirst, simplifyVersion, versionExample } from '../../records/version';
import { defineOperation } from '../operation';
import type { OperationRun } from '../operation';

export const restore = defineOperation({
	name: 'Restore',
	value: 'restore',
	summary: 'Restore item (file)',
	description:
		'Bring a deleted file back by making a copy of its newest version with content the next version',
	endpoint: 'POST /data/v1/projects/{project_id}/versions',
	scopes: ['data:read', 'data:create'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		hubForLists,
		projectOrLink,
		{ ...item, description: 'The deleted file. Lists show no deleted files, so enter its ID.' },
		simplify,
	],
	advice: { 409: 'Another file has taken the name meanwhile. Delete or rename that one first' },
	example: versionExample,
	async execute(run) {
		const project = projectId(run);
		const id = await itemId(run, project);
		const source = await newestWithContent(run, project, id);
		const { body } = await run.aps.request({
			method: 'POST',
			path: run.path({ project_id: project }),
			query: { copyFrom: source.id },
			body: newVersionBody({
				projectId: project,
				itemId: id,
				versionType: extensionType(source) ?? undefined,
			}),
		});
		return simplified(run, (body as JsonApiDocument).data, simplifyVersion);
	},
});

/** The version that deleted the item has no content. */
async function newestWithContent(
	{ aps, ctx, itemIndex }: OperationRun,
	projectId: string,
	itemId: string,
): Promise<JsonApiResource> {
	const template = '/data/v1/projects/{projectId}/items/{itemId}/versions';
	const versions = await collect(jsonApiPages(aps, fillPath(template, { projectId, itemId })));
	const source = versions.sort(newestFirst).find((version) => relatedId(version, 'storage'));
	if (source !== undefined) return source;
	throw new NodeOperationError(ctx.getNode(), 'The file has no version with content', {
		itemIndex,
		description: `Autodesk lists none for the item ${itemId}, so there is nothing to restore it from`,
	});
}
