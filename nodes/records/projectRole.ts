import type { IDataObject } from 'n8n-workflow';

/** @returns `services` as `{ document_management: 'user', … }` */
export function simplifyProjectRole(role: IDataObject): IDataObject {
	const services = (role.services ?? {}) as Record<string, { access_level?: string } | undefined>;
	return {
		name: role.name ?? null,
		services: Object.fromEntries(
			Object.entries(services).map(([key, service]) => [key, service?.access_level ?? null]),
		),
		id: role.id,
	};
}

export const projectRoleExample: IDataObject = {
	name: 'Architect',
	services: { document_management: 'user' },
	id: '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a',
};
