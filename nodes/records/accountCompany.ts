import type { IDataObject } from 'n8n-workflow';
import { objectsIn } from '../../protocol/json';

/** @returns city and country of the main address; `projectCount` and `userCount` where Autodesk returns them */
export function simplifyCompany(company: IDataObject): IDataObject {
	const addresses = objectsIn(company.addresses);
	const main = addresses.find(({ type }) => type === 'Main') ?? addresses[0] ?? {};
	return {
		name: company.name ?? null,
		trade: company.trade ?? null,
		status: company.status ?? null,
		city: main.city ?? null,
		country: main.country ?? null,
		websiteUrl: company.websiteUrl ?? null,
		projectCount: company.projectSize ?? null,
		userCount: company.userSize ?? null,
		id: company.id,
		erpId: company.erpId ?? null,
		taxId: company.taxId ?? null,
	};
}

export const companyExample: IDataObject = {
	name: 'Example Concrete',
	trade: 'Concrete',
	status: 'active',
	city: 'Berlin',
	country: 'Germany',
	websiteUrl: 'https://concrete.example.com',
	projectCount: 3,
	userCount: 7,
	id: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
	erpId: 'ERP-204',
	taxId: 'DE123456789',
};
