import { describe, expect, it } from 'vitest';
import { suspicionAbout } from '../../src/watches/removalGuard';

const USUAL = { maxRemovedPercent: 20, acceptedRecords: null };

describe('a list of which records are missing', () => {
	it.each([
		['none', { known: 100, missing: 0 }],
		['exactly the allowed share', { known: 100, missing: 20 }],
		['a handful of a short list', { known: 5, missing: 5 }],
	])('looks complete without %s of them', (_what, listed) => {
		expect(suspicionAbout(listed, USUAL)).toBeUndefined();
	});

	it.each([
		['more than the allowed share', { known: 100, missing: 21 }],
		['more than a handful of a short list', { known: 6, missing: 6 }],
		['all', { known: 3_000, missing: 3_000 }],
	])('is suspicious without %s', (_what, listed) => {
		expect(suspicionAbout(listed, USUAL)).toContain(
			`Only ${listed.known - listed.missing} of ${listed.known} known records`,
		);
	});

	it('is compared with the drop that was accepted, not with the snapshot', () => {
		const terms = { maxRemovedPercent: 20, acceptedRecords: 40 };
		expect(suspicionAbout({ known: 100, missing: 60 }, terms)).toBeUndefined();
		expect(suspicionAbout({ known: 100, missing: 68 }, terms)).toBeUndefined();
		expect(suspicionAbout({ known: 100, missing: 69 }, terms)).toBeDefined();
	});

	it('is never suspicious if everything may disappear', () => {
		const terms = { maxRemovedPercent: 100, acceptedRecords: null };
		expect(suspicionAbout({ known: 100, missing: 100 }, terms)).toBeUndefined();
	});
});
