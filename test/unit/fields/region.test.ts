import { describe, expect, it } from 'vitest';
import { accountRegionOf } from '../../../nodes/fields/accountRegion';
import { knownRegion } from '../../../nodes/fields/region';
import type { OperationRun } from '../../../nodes/operations/operation';
import { REGIONS } from '../../../protocol/aps/regions';

describe('a region', () => {
	it.each([...REGIONS])('may be %s', (region) => {
		expect(knownRegion(region)).toBe(region);
	});

	it('may come from elsewhere with its old name, in lowercase or with blanks', () => {
		expect(['APAC', 'emea', ' GBR '].map(knownRegion)).toEqual(['AUS', 'EMEA', 'GBR']);
	});

	it.each(['', 'Europe', undefined, 1])('is not %j', (value) => {
		expect(() => knownRegion(value)).toThrow('is not a region; use one of US, EMEA, AUS');
	});
});

describe('the region of an account', () => {
	const withOptions = (options: object) => ({ param: () => options }) as unknown as OperationRun;

	it.each([{}, { region: '' }])('is left to Autodesk with the options %j', (options) => {
		expect(accountRegionOf(withOptions(options))).toBeUndefined();
	});

	it('is checked like any other region', () => {
		expect(accountRegionOf(withOptions({ region: 'emea' }))).toBe('EMEA');
		expect(() => accountRegionOf(withOptions({ region: 'Mars' }))).toThrow('Region: "Mars"');
	});
});
