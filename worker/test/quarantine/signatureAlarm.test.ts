import { describe, expect, it } from 'vitest';
import { SignatureAlarm } from '../../src/quarantine/signatureAlarm';

const MINUTE = 60_000;

function refuse(alarm: SignatureAlarm, times: number[]): boolean[] {
	return times.map((time) => alarm.refused('sub_1', time));
}

describe('the signature alarm', () => {
	it('stays silent for a few', () => {
		const alarm = new SignatureAlarm();
		expect(refuse(alarm, [1, 2, 3, 4, 5, 6, 7, 8, 9])).not.toContain(true);
		expect(alarm.ringing(10)).toEqual([]);
	});

	it('stays silent for many that are far apart', () => {
		const alarm = new SignatureAlarm();
		const times = Array.from({ length: 50 }, (_, index) => index * 2 * MINUTE);
		expect(refuse(alarm, times)).not.toContain(true);
	});

	it('is raised once per burst, however long that lasts', () => {
		const alarm = new SignatureAlarm();
		const times = Array.from({ length: 500 }, (_, index) => index * MINUTE * 0.99);
		expect(refuse(alarm, times).filter(Boolean)).toHaveLength(1);
		expect(alarm.ringing(500 * MINUTE)).toEqual(['sub_1']);
	});

	it('ends ten minutes after the burst, and is raised again for the next one', () => {
		const alarm = new SignatureAlarm();
		const burst = (at: number): boolean[] =>
			refuse(
				alarm,
				Array.from({ length: 10 }, () => at),
			);
		expect(burst(0)).toContain(true);
		expect(alarm.ringing(11 * MINUTE)).toEqual([]);
		expect(burst(20 * MINUTE)).toContain(true);
	});

	it('is raised only for the subscription concerned', () => {
		const alarm = new SignatureAlarm();
		for (let i = 0; i < 9; i += 1) alarm.refused('sub_2', 0);
		for (let i = 0; i < 10; i += 1) alarm.refused('sub_1', 0);
		expect(alarm.ringing(1)).toEqual(['sub_1']);
	});
});
