import type { IDataObject } from 'n8n-workflow';
import { isoTime } from './isoTime';

/** As `hq` returns it. */
export interface BusinessUnit extends IDataObject {
	id: string;
	name: string;
	/** Null, empty or missing for a top-level unit. */
	parent_id?: string | null;
	description?: string | null;
}

/** @returns `path` holds the names from the top down; `parentId` is the unit above, null at the top */
export function simplifyBusinessUnit(unit: IDataObject): IDataObject {
	return {
		name: unit.name,
		path: unit.path ?? null,
		description: unit.description ?? null,
		createdAt: isoTime(unit.created_at),
		updatedAt: isoTime(unit.updated_at),
		id: unit.id,
		parentId: unit.parent_id || null,
		accountId: unit.account_id ?? null,
	};
}

export const businessUnitExample: IDataObject = {
	name: 'Germany',
	path: 'Europe/Germany',
	description: 'All branches in Germany',
	createdAt: '2025-11-03T09:00:00.000Z',
	updatedAt: '2025-11-03T09:00:00.000Z',
	id: '5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f',
	parentId: '8a1f6b25-7d3e-4c90-b2a4-5e6f7a8b9c0d',
	accountId: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
};
