import { z } from 'zod';
import { Refusal } from '../http/refusal';
import type { Project } from '../state/documents';
import type { ProductAccess } from '../state/people';

/** Product keys as bodies write them. */
const PRODUCT_KEYS = [
	'projectAdministration',
	'docs',
	'build',
	'cost',
	'designCollaboration',
	'modelCoordination',
	'takeoff',
	'insight',
	'autoSpecs',
	'financials',
	'buildingConnected',
	'capitalPlanning',
	'accountAdministration',
	'workshopxr',
	'cloudWorksharing',
] as const;

/** Products that lists can be filtered by: written in small letters, and those of BIM 360 besides. */
export const FILTER_PRODUCTS: readonly string[] = [
	...PRODUCT_KEYS.map(filterKey),
	'fieldManagement',
	'costManagement',
	'glue',
	'documentManagement',
	'projectHome',
	'assets',
	'quantification',
	'plan',
	'field',
	'projectManagement',
];

/** How filters write the key of a product. */
export function filterKey(key: string): string {
	return key === 'autoSpecs' ? 'autospecs' : key;
}

export const productsBody = z.array(
	z
		.object({ key: z.enum(PRODUCT_KEYS), access: z.enum(['administrator', 'member', 'none']) })
		.strict(),
);

/**
 * The rules that tie products together: an administrator of the project administers every product,
 * everybody else none. `projectAdministration: member` does not exist.
 *
 * @throws Refusal 400, also for a product that is not active in the project
 */
export function checkProducts(project: Project, products: readonly ProductAccess[]): void {
	const active = (project.details.products as Array<{ key: string }>).map(({ key }) => key);
	const administration = products.find(({ key }) => key === 'projectAdministration')?.access;
	if (administration === 'member') {
		throw new Refusal(400, 'projectAdministration must be administrator or none');
	}
	for (const { key, access } of products) {
		if (key === 'projectAdministration' || access === 'none') continue;
		if (!active.includes(key))
			throw new Refusal(400, `The product ${key} is not active in the project`);
		if (administration === 'administrator' && access !== 'administrator') {
			throw new Refusal(400, `A project administrator must be administrator of ${key}`);
		}
		if (administration === 'none' && access !== 'member') {
			throw new Refusal(400, `Without projectAdministration ${key} must be member`);
		}
	}
}
