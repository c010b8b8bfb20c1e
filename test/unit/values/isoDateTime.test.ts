import { describe, expect, it } from 'vitest';
import { isoDateTime } from '../../../nodes/values/isoDateTime';

const run = { ctx: { getTimezone: () => 'Europe/Berlin' } };
const read = (value: unknown) => isoDateTime(run, 'Since', value);

describe('a point in time', () => {
	it.each([
		['2026-03-02T16:40:00Z', '2026-03-02T16:40:00.000Z'],
		['2026-03-02T16:40:00+02:00', '2026-03-02T14:40:00.000Z'],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
	])('with a zone is kept: %s', (value, expected) => {
		expect(read(value)).toBe(expected);
	});

	it.each([
		['2026-07-02T16:40:00', '2026-07-02T14:40:00.000Z'],
		['2026-07-02', '2026-07-01T22:00:00.000Z'],
	])('without a zone is read in the time zone of the workflow: %s', (value, expected) => {
		expect(read(value)).toBe(expected);
	});

	it('may be left empty', () => {
		expect(read('')).toBeUndefined();
		expect(read(undefined)).toBeUndefined();
	});

	it.each(['yesterday', '05/06/2026', '2026-13-01', '1767225600000'])('is not "%s"', (value) => {
		expect(() => read(value)).toThrow(`Since: "${value}" is not a date`);
	});
});
