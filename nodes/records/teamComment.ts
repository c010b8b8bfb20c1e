import type { IDataObject } from 'n8n-workflow';
import { isoTime } from './isoTime';

export function simplifyTeamComment(comment: IDataObject): IDataObject {
	return {
		text: comment.body ?? null,
		createdAt: isoTime(comment.createdAt),
		id: comment.id,
		createdById: comment.createdBy ?? null,
	};
}

export const teamCommentExample: IDataObject = {
	text: 'The screw arrives on Monday.',
	createdAt: '2026-03-03T08:15:30.000Z',
	id: 'd26c0adb-bb27-4cec-b3ad-bae5ce5a0b29',
	createdById: '7KJX2MPQ4RTZ',
};
