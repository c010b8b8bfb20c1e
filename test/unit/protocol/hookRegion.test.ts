import { describe, expect, it } from 'vitest';
import {
	contradiction,
	hookRegion,
	regionClue,
	scopeElsewhere,
	urnClue,
} from '../../../protocol/aps/hookRegion';
import type { RegionClue } from '../../../protocol/aps/hookRegion';

const known = (region: string) => ({ kind: 'known', region });
const clue = (urn: string): RegionClue[] => [urnClue(urn)].filter((found) => found !== undefined);

describe('the region of a URN', () => {
	it.each([
		['urn:adsk.wipemea:fs.folder:co.A', 'EMEA'],
		['urn:adsk.wipemea:dm.lineage:A', 'EMEA'],
		['urn:adsk.wipemea:fs.file:vf.A?version=2', 'EMEA'],
		['urn%3Aadsk.wipemea%3Afs.folder%3Aco.A', 'EMEA'],
		['urn:adsk.WIPEMEA:fs.folder:co.A', 'EMEA'],
		['urn:adsk.wipaus:fs.folder:co.A', 'AUS'],
		['urn:adsk.wipapac:fs.folder:co.A', 'AUS'],
		['urn:adsk.wipcan:fs.folder:co.A', 'CAN'],
		['urn:adsk.wipprod:fs.folder:co.A', 'US'],
	])('%s is %s', (urn, region) => {
		expect(hookRegion(clue(urn))).toEqual(known(region));
	});

	it.each([
		'urn:adsk.wipmars:fs.folder:co.A',
		'urn:adsk.dtt:facility',
		'urn:adsk.objects:os.object:wip.dm.emea/x',
		'nightly-translation',
		'',
	])('"%s" says nothing', (urn) => {
		expect(hookRegion(clue(urn))).toEqual({ kind: 'unknown' });
	});
});

describe('the region of a webhook', () => {
	const chosen = (region: 'US' | 'EMEA' | 'AUS') => regionClue('Region is', region);
	const prod = clue('urn:adsk.wipprod:fs.folder:co.A');
	const emea = clue('urn:adsk.wipemea:fs.folder:co.A');

	it('is what all clues agree on', () => {
		expect(hookRegion([chosen('EMEA'), ...emea])).toEqual(known('EMEA'));
		expect(hookRegion([chosen('US'), ...prod])).toEqual(known('US'));
	});

	it('may be one whose URNs Autodesk does not document, if a hub or a user says so', () => {
		expect(hookRegion([...prod, regionClue('the hub is in', 'AUS')])).toEqual(known('AUS'));
	});

	it.each([
		[[chosen('US'), ...emea], 'Region is US, but urn:adsk.wipemea:fs.folder:co.A is in EMEA'],
		[[chosen('EMEA'), ...prod], 'Region is EMEA, but urn:adsk.wipprod:fs.folder:co.A is in US'],
		[
			[...prod, ...prod, regionClue('the hub b.1 is in', 'EMEA')],
			'urn:adsk.wipprod:fs.folder:co.A is in US, but the hub b.1 is in EMEA',
		],
	])('does not exist if two clues contradict each other', (clues, text) => {
		const found = hookRegion(clues);
		expect(found.kind === 'contradiction' && contradiction(found.clues)).toBe(text);
	});

	it('is unknown without clues, and never assumed', () => {
		expect(hookRegion([])).toEqual({ kind: 'unknown' });
	});
});

describe('the scope of a webhook', () => {
	it('is elsewhere if its URN names another region', () => {
		const scope = { folder: 'urn:adsk.wipemea:fs.folder:co.A' };
		expect(scopeElsewhere('EMEA', scope)).toBeUndefined();
		expect(scopeElsewhere('US', scope)).toBe(
			'Region is US, but urn:adsk.wipemea:fs.folder:co.A is in EMEA',
		);
	});

	it('is not elsewhere if it says nothing about a region', () => {
		expect(scopeElsewhere('EMEA', { workflow: 'translations' })).toBeUndefined();
		expect(scopeElsewhere('EMEA', {})).toBeUndefined();
	});
});
