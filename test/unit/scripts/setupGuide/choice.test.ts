import { describe, expect, it } from 'vitest';
import { fromHash, NOTHING, toHash } from '../../../../scripts/setupGuide/choice';
import type { Choice } from '../../../../scripts/setupGuide/choice';

describe('the address of a setup', () => {
	it('is empty if nothing is chosen', () => {
		expect(toHash(NOTHING)).toBe('');
		expect(fromHash('')).toEqual(NOTHING);
	});

	it('consists of readable names', () => {
		const choice: Choice = {
			...NOTHING,
			actions: ['folder.upload', 'hub.getAll'],
			events: ['data/dm.version.added'],
			kind: 'SSA',
		};
		expect(toHash(choice)).toBe('do=folder.upload,hub.getAll&on=data/dm.version.added&as=SSA');
	});

	it('gives back everything that was chosen', () => {
		const choice: Choice = {
			actions: ['folder.upload'],
			events: ['autodesk.construction.issues/issue.created-1.0'],
			kind: '3L',
			runs: 'byMe',
			hub: 'team',
			lists: false,
			delivery: 'worker',
			n8n: 'https://n8n.example.com:8443/a&b#c',
		};
		expect(fromHash(`#${toHash(choice)}`)).toEqual(choice);
	});

	it('ignores what it does not know, and bounds what it takes', () => {
		expect(fromHash('#as=4L&runs=never&hub=moon&delivery=pigeon&x=1')).toEqual(NOTHING);
		expect(fromHash(`#n8n=${'x'.repeat(5000)}`).n8n).toHaveLength(200);
	});
});
