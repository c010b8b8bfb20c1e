import { describe, expect, it } from 'vitest';
import { equivalentTimeZone } from '../../../protocol/aps/equivalentTimeZone';
import { listedProjectType, PROJECT_TYPES } from '../../../protocol/aps/projectTypes';
import { TIME_ZONES } from '../../../protocol/aps/timeZones';

const NOW = Date.UTC(2026, 10, 29);

describe('a time zone of a project', () => {
	it.each([
		['as listed', 'Europe/Berlin', 'Europe/Berlin'],
		['in another letter case', 'europe/berlin', 'Europe/Berlin'],
		['under its new name', 'Europe/Kyiv', 'Europe/Kiev'],
		['under its old name', 'Asia/Calcutta', 'Asia/Kolkata'],
		['with the same rules on the same continent', 'Europe/Zurich', 'Europe/Amsterdam'],
		['with the same rules elsewhere', 'Indian/Maldives', 'Asia/Karachi'],
		['with the same rules in America', 'America/Toronto', 'America/New_York'],
		['in UTC', 'UTC', 'Etc/UTC'],
	])('is accepted %s', (_how, entered, listed) => {
		const found = equivalentTimeZone(entered, NOW);
		expect(found === listed || (found !== undefined && sameOffsets(found, listed))).toBe(true);
		expect(TIME_ZONES).toContain(found);
	});

	it.each(['Australia/Lord_Howe', 'Pacific/Chatham'])('has rules of its own in %s', (entered) => {
		expect(equivalentTimeZone(entered, NOW)).toBeUndefined();
	});

	it('is on the same continent if one there has the same rules', () => {
		expect(equivalentTimeZone('Europe/Zurich', NOW)).toMatch(/^Europe/);
		expect(equivalentTimeZone('America/Toronto', NOW)).toMatch(/^America/);
	});

	it('differs if the clocks change at another hour', () => {
		expect(equivalentTimeZone('America/Havana', NOW)).not.toBe('America/New_York');
	});

	function sameOffsets(a: string, b: string): boolean {
		return [0, 90, 180, 270].every((day) => {
			const time = NOW + day * 86_400_000;
			const at = (timeZone: string) => new Date(time).toLocaleString('en', { timeZone });
			return at(a) === at(b);
		});
	}
});

describe('a project type', () => {
	it('is listed with blanks around the slash, but for one', () => {
		const withSlash = PROJECT_TYPES.filter((type) => type.includes('/'));
		expect(withSlash.filter((type) => !type.includes(' / '))).toEqual(['Stadium/Arena']);
	});

	it.each([
		['Hotel/Motel', 'Hotel / Motel'],
		[' hotel / motel ', 'Hotel / Motel'],
		['Stadium / Arena', 'Stadium/Arena'],
		['office', 'Office'],
		['Bakery/Café', 'Bakery/Café'],
	])('is sent as listed: %s', (entered, sent) => {
		expect(listedProjectType(entered)).toBe(sent);
	});
});
