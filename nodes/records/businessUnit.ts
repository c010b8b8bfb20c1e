import type { IDataObject } from 'n8n-workflow';

/** As `hq` writes it. */
export interface BusinessUnit extends IDataObject {
	id: string;
	name: string;
	/** Null, empty or missing for a unit at the top. */
	parent_id?: string | null;
	description?: string | null;
}

export const businessUnitExample: BusinessUnit = {
	id: '5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f',
	account_id: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	parent_id: '8a1f6b25-7d3e-4c90-b2a4-5e6f7a8b9c0d',
	name: 'Germany',
	path: 'Europe/Germany',
	description: 'All branches in Germany',
	created_at: '2025-11-03T09:00:00.000Z',
	updated_at: '2025-11-03T09:00:00.000Z',
};
