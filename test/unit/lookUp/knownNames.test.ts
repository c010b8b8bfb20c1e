import { describe, expect, it } from 'vitest';
import { KnownNames } from '../../../nodes/lookUp/knownNames';

const CONCRETE = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const STEEL = '9a7b3c51-2d4e-4f60-8b1a-5c6d7e8f9a0b';
const OTHER_STEEL = '1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const company = { displayName: 'Company' };

const companies = new KnownNames(
	{
		key: 'companies',
		thing: 'company',
		place: 'in the account',
		by: 'name',
		readAll: async () => await Promise.resolve([]),
	},
	[
		{ id: CONCRETE, name: 'Zoë Concrete' },
		{ id: STEEL, name: 'Example Steel' },
		{ id: OTHER_STEEL, name: 'EXAMPLE STEEL', detail: 'inactive' },
	],
);

describe('known names', () => {
	it('are found in any letter case and composition, or by ID', () => {
		expect(companies.idOf(company, ' zoë concrete '.normalize('NFD'))).toBe(CONCRETE);
		expect(companies.idOf(company, `b.${CONCRETE}`)).toBe(CONCRETE);
		expect(companies.nameOf(CONCRETE)).toBe('Zoë Concrete');
		expect(companies.nameOf(OTHER_STEEL.replace('1', '2'))).toBeUndefined();
	});

	it('mean the one spelled as entered, of several that differ in letter case', () => {
		expect(companies.idOf(company, 'EXAMPLE STEEL')).toBe(OTHER_STEEL);
	});

	it.each([
		['example steel', 'Company: more than one company in the account has the name', 'inactive'],
		['Example Steal', 'Company: no company in the account has the name', 'Example Steel'],
		[CONCRETE.replace('4', '5'), 'Company: no company in the account has the ID', '5c1d7e92'],
	])('are refused for %s', (entered, message, hint) => {
		expect(() => companies.idOf(company, entered)).toThrow(message);
		expect(() => companies.idOf(company, entered)).toThrow(hint);
	});
});
