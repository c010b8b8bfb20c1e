import { fillPath } from '../../../../protocol/aps/ids';
import { isJsonObject, objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import type { ApsClient } from '../../../apsClient/client';
import type { AnswerReader } from '../../../apsClient/readAnswer';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { issueAdvice } from './advice';

/** `{ attachments: […] }`, without pages: an issue has at most 100. Deleted ones are left out. */
export const attachmentsIn: AnswerReader<JsonObject[]> = ({ status, body }) => {
	if (status === 204) return [];
	if (!isJsonObject(body) || !Array.isArray(body.attachments)) return undefined;
	return objectsIn(body.attachments).filter(
		({ attachmentId, isDeleted }) => typeof attachmentId === 'string' && isDeleted !== true,
	);
};

/** The attachments of an issue. */
export async function readAttachments(
	client: ApsClient,
	{ projectId, region }: ProjectPlace,
	issueId: string,
): Promise<JsonObject[]> {
	const aps = client.for({
		action: 'List Issue Attachments',
		scopes: ['data:read'],
		advice: issueAdvice,
	});
	const path = fillPath(
		'/construction/issues/v1/projects/{projectId}/attachments/{issueId}/items',
		{
			projectId,
			issueId,
		},
	);
	return await aps.read({ path, region }, attachmentsIn);
}
