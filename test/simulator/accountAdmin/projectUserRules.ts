import type { ProjectUser } from '../state/people';
import type { ListRules } from './listing';
import { FILTER_PRODUCTS, filterKey } from './products';

/** What project users can be filtered by, sorted by and reduced to. */
export const PROJECT_USER_RULES: ListRules = {
	filters: {
		name: 'text',
		email: 'text',
		companyName: 'text',
		status: ['active', 'pending', 'deleted'],
		accessLevels: ['accountAdmin', 'projectAdmin', 'executive'],
		products: FILTER_PRODUCTS,
		companyId: 'list',
		autodeskId: 'list',
		id: 'list',
		roleId: 'list',
		roleIds: 'list',
		addedOn: 'day',
	},
	read(row, filter) {
		const user = row as unknown as ProjectUser;
		switch (filter) {
			case 'accessLevels':
				return Object.entries(user.accessLevels)
					.filter(([, granted]) => granted)
					.map(([level]) => level);
			case 'products':
				return user.products
					.filter(({ access }) => access !== 'none')
					.map(({ key }) => filterKey(key));
			case 'roleId':
				return user.roleIds;
			default:
				return row[filter];
		}
	},
	sort: (
		'name,email,firstName,lastName,addressLine1,addressLine2,city,companyName,stateOrProvince,' +
		'status,phone,postalCode,country,addedOn'
	).split(','),
	fields: (
		'name,email,firstName,lastName,autodeskId,addressLine1,addressLine2,city,stateOrProvince,' +
		'postalCode,country,imageUrl,lastSignIn,phone,jobTitle,industry,aboutMe,createdAt,updatedAt,' +
		'accessLevels,companyId,roleIds,roles,status,addedOn,products'
	).split(','),
	orFilters: ['id', 'name', 'email', 'autodeskId', 'status', 'accessLevels'],
};
