import { describe, expect, it } from 'vitest';
import { nearestNames } from '../../../nodes/lookUp/nearestNames';

const COMPANIES = ['Example Concrete', 'Example Steel', 'Muster Bau', 'Müller', 'AB'];

describe('the nearest names', () => {
	it.each([
		['a letter too few', 'Example Concret', 'Example Concrete'],
		['a letter too many', 'Exxample Concrete', 'Example Concrete'],
		['a wrong letter', 'Exemple Concrete', 'Example Concrete'],
		['swapped letters', 'Example Conrcete', 'Example Concrete'],
		['a missing umlaut', 'Muller', 'Müller'],
		['only the beginning', 'Muster', 'Muster Bau'],
		['an addition', 'Muster Bau GmbH & Co. KG', 'Muster Bau'],
		['another letter case', 'MUSTER BUA', 'Muster Bau'],
	])('include the one that was meant: %s', (_error, entered, meant) => {
		expect(nearestNames(entered, COMPANIES)[0]).toBe(meant);
	});

	it('come nearest first, and are at most three', () => {
		const towers = ['Tower D', 'Tower AAAA', 'Tower AA', 'Tower B', 'Tower C'];
		expect(nearestNames('Tower A', towers)).toEqual(['Tower AA', 'Tower B', 'Tower C']);
	});

	it('are none if nothing is similar', () => {
		expect(nearestNames('Bridge over the River', COMPANIES)).toEqual([]);
		expect(nearestNames('X', [])).toEqual([]);
	});

	it('contain a name once, however it is written', () => {
		expect(nearestNames('Towr', ['Tower', 'TOWER', 'tower'])).toEqual(['Tower']);
	});
});
