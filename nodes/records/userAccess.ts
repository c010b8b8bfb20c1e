import type { IDataObject } from 'n8n-workflow';
import { isoTime } from './isoTime';

/** @returns a product that a user can use, with the projects in which they can */
export function simplifyUserProduct(product: IDataObject): IDataObject {
	return {
		name: product.name ?? null,
		key: product.key ?? null,
		projectIds: product.projectIds ?? [],
	};
}

export const userProductExample: IDataObject = {
	name: 'Docs',
	key: 'docs',
	projectIds: ['9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b'],
};

/** @returns a role of a user, with the projects in which the user has it */
export function simplifyUserRole(role: IDataObject): IDataObject {
	return {
		name: role.name ?? null,
		status: role.status ?? null,
		createdAt: isoTime(role.createdAt),
		updatedAt: isoTime(role.updatedAt),
		id: role.id,
		projectIds: role.projectIds ?? [],
	};
}

export const userRoleExample: IDataObject = {
	name: 'Architect',
	status: 'active',
	createdAt: '2025-11-03T09:00:00.000Z',
	updatedAt: '2026-03-02T16:40:00.000Z',
	id: '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a',
	projectIds: ['9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b'],
};
