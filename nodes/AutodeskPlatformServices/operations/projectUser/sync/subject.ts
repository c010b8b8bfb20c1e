import { ACCESS_PRODUCTS } from '../../../../../protocol/aps/products';
import type { SyncSubject } from '../../../../sync/subject';

/** Before the key of a product in the name of a field: access to each product is a field of its own. */
export const PRODUCT = 'products.';

/** Members of projects. Source: Update Project User changes company, roles and products. */
export const projectUserSubject: SyncSubject = {
	name: 'projectUser',
	noun: 'project user',
	place: 'project',
	removal: 'remove',
	fields: [
		{ name: 'companyId', label: 'Company', isChangeable: true },
		{ name: 'roleIds', label: 'Roles', isChangeable: true, empty: [] },
		...Object.entries(ACCESS_PRODUCTS).map(([key, label]) => ({
			name: `${PRODUCT}${key}`,
			label,
			isChangeable: true,
			empty: 'none',
		})),
	],
};
