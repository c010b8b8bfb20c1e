import { NodeOperationError } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { relatedId } from '../../../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../../../protocol/aps/jsonApi';
import type { OperationRun } from '../../../operations/operation';

/** A file with its newest version. */
export interface ReadFile {
	file: JsonApiResource;
	tip: JsonApiResource;
}

/** @throws NodeOperationError if Autodesk returns no version of it */
export async function readFile(
	{ aps, ctx, itemIndex }: OperationRun,
	projectId: string,
	itemId: string,
): Promise<ReadFile> {
	const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}', { projectId, itemId });
	const { data: file, included } = await aps.document({ path });
	const tip = included.find(({ id }) => id === relatedId(file, 'tip'));
	if (tip !== undefined) return { file, tip };
	throw new NodeOperationError(ctx.getNode(), 'The file has no version to copy', {
		itemIndex,
		description: `Autodesk returned no newest version of the file ${itemId}. It may have been deleted`,
	});
}
