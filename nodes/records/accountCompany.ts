import type { IDataObject } from 'n8n-workflow';
import { toHqName } from '../../protocol/aps/hqNames';
import { objectsIn } from '../../protocol/json';

/**
 * @param company from `construction/admin` or `hq`; only the former returns the status and counts
 * @returns the main address; `projectCount` and `userCount` where Autodesk returns them
 */
export function simplifyCompany(company: IDataObject): IDataObject {
	const addresses = objectsIn(company.addresses);
	const main = addresses.find(({ type }) => type === 'Main') ?? addresses[0] ?? {};
	const field = (name: string) => company[name] ?? company[toHqName(name)] ?? null;
	return {
		name: field('name'),
		trade: field('trade'),
		status: field('status'),
		addressLine1: main.addressLine1 ?? field('addressLine1'),
		postalCode: main.postalCode ?? field('postalCode'),
		city: main.city ?? field('city'),
		stateOrProvince: main.stateOrProvince ?? field('stateOrProvince'),
		country: main.country ?? field('country'),
		phone: main.phone ?? field('phone'),
		websiteUrl: field('websiteUrl'),
		projectCount: field('projectSize'),
		userCount: field('userSize'),
		id: company.id,
		erpId: field('erpId'),
		taxId: field('taxId'),
	};
}

export const companyExample: IDataObject = {
	name: 'Example Concrete',
	trade: 'Concrete',
	status: 'active',
	addressLine1: '1 Example Street',
	postalCode: '10115',
	city: 'Berlin',
	stateOrProvince: 'Berlin',
	country: 'Germany',
	phone: '+49 30 123456',
	websiteUrl: 'https://concrete.example.com',
	projectCount: 3,
	userCount: 7,
	id: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
	erpId: 'ERP-204',
	taxId: 'DE123456789',
};

/** As `hq` returns it. */
export const companyDirectoryExample: IDataObject = {
	...companyExample,
	status: null,
	projectCount: null,
	userCount: null,
};
