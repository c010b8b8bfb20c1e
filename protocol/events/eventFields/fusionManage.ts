import type { EventFacts, EventFields } from './types';
import { text } from './reading';

/** `urn:adsk.plm:tenant.workspace.item:TENANT.<workspace>.<item>` */
const ITEM_URN = /:tenant\.workspace\.item:([^.]+)\.([^.]+)\.([^.]+)$/;

/** Fusion Manage. Its events contain neither time nor user. */
export function fusionManageFields({ payload, resourceUrn }: EventFacts): EventFields {
	const itemUrn = text(payload.ItemUrn ?? resourceUrn);
	const newItemUrn = text(payload.NewItemUrn);
	const [, tenant, workspaceId, itemId] = ITEM_URN.exec(itemUrn ?? '') ?? [];
	return {
		itemUrn,
		itemDescription: text(payload.ItemDescription),
		tenant,
		workspaceId,
		itemId,
		newItemUrn,
		newItemId: ITEM_URN.exec(newItemUrn ?? '')?.[3],
		newItemDescription: text(payload.NewItemDescription),
	};
}
