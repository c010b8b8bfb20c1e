import type { EventFacts, EventFields } from './types';
import { record, text } from './reading';

/** BuildingConnected. Its payloads contain little more than IDs. */
export function buildingConnectedFields({ payload, hook }: EventFacts): EventFields {
	return {
		companyId: text(record(hook.scope).companyId),
		bidId: text(payload.bidId),
		opportunityId: text(payload.opportunityId),
		newState: text(payload.newState),
		commentId: text(payload.commentId),
		comment: text(payload.content),
		userName: text(payload.userName),
	};
}
