import type { IDataObject } from 'n8n-workflow';
import { isJsonObject, objectsIn } from '../../protocol/json';
import { isoTime } from './isoTime';

/** @returns `roles` as names, `products` as `{ docs: 'member', … }`; `createdAt` is when the user joined the project */
export function simplifyProjectUser(user: IDataObject): IDataObject {
	const roles = objectsIn(user.roles);
	const { projectAdmin = null } = (user.accessLevels ?? {}) as { projectAdmin?: boolean | null };
	return {
		name: user.name ?? null,
		email: user.email ?? null,
		status: user.status ?? null,
		companyName: user.companyName ?? null,
		jobTitle: user.jobTitle ?? null,
		phone: phoneOf(user),
		projectAdmin,
		roles: roles.flatMap(({ name }) => name ?? []),
		products: productsOf(user),
		createdAt: isoTime(user.addedOn),
		id: user.id,
		autodeskId: user.autodeskId ?? null,
		companyId: user.companyId ?? null,
		roleIds: user.roleIds ?? roles.flatMap(({ id }) => id ?? []),
	};
}

/** The number with its extension, as one text. */
function phoneOf({ phone }: IDataObject): string | null {
	if (typeof phone === 'string') return phone || null;
	const { number, extension } = isJsonObject(phone) ? phone : {};
	if (typeof number !== 'string' || number === '') return null;
	return typeof extension === 'string' && extension !== '' ? `${number} ext. ${extension}` : number;
}

/** @returns what Autodesk returns after a change: the IDs and the changed values */
export function simplifyProjectUserChange(user: IDataObject): IDataObject {
	return {
		products: productsOf(user),
		id: user.id,
		companyId: user.companyId ?? null,
		roleIds: user.roleIds ?? null,
	};
}

function productsOf(user: IDataObject): IDataObject {
	const products = objectsIn(user.products);
	return Object.fromEntries(products.map(({ key, access }) => [String(key), access]));
}

export const projectUserExample: IDataObject = {
	name: 'Kim Doe',
	email: 'kim.doe@example.com',
	status: 'active',
	companyName: 'Example Concrete',
	jobTitle: 'Architect',
	phone: '+49 30 123456 ext. 12',
	projectAdmin: false,
	roles: ['Architect'],
	products: { projectAdministration: 'none', docs: 'member' },
	createdAt: '2026-01-12T08:15:30.000Z',
	id: '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
	autodeskId: '7KJX2MPQ4RTZ',
	companyId: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
	roleIds: ['6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a'],
};

export const projectUserChangeExample: IDataObject = {
	products: { docs: 'administrator' },
	id: '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
	companyId: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
	roleIds: ['6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a'],
};
