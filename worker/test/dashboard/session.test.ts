import { describe, expect, it } from 'vitest';
import { SESSION_LIFETIME, Sessions } from '../../src/dashboard/session';

const NOW = 1_750_000_000_000;

describe('a session of the dashboard', () => {
	it('is opened with any of the API keys, and with nothing else', () => {
		const sessions = new Sessions(['new-key', 'old-key']);
		for (const key of ['new-key', 'old-key']) {
			const session = sessions.open(key, NOW) ?? '';
			expect(sessions.read(session, NOW)).toMatchObject({ expiresAt: NOW + SESSION_LIFETIME });
		}
		expect(sessions.open('another-key', NOW)).toBeUndefined();
		expect(sessions.open('', NOW)).toBeUndefined();
	});

	it('is valid in every process that has the key, and ends when the key is removed', () => {
		const session = new Sessions(['old-key']).open('old-key', NOW) ?? '';
		expect(new Sessions(['new-key', 'old-key']).read(session, NOW)).toBeDefined();
		expect(new Sessions(['new-key']).read(session, NOW)).toBeUndefined();
	});

	it('expires, and cannot be extended', () => {
		const sessions = new Sessions(['key']);
		const session = sessions.open('key', NOW) ?? '';
		expect(sessions.read(session, NOW + SESSION_LIFETIME - 1)).toBeDefined();
		expect(sessions.read(session, NOW + SESSION_LIFETIME)).toBeUndefined();
		const [expiry, ...rest] = session.split('.');
		expect(sessions.read([`${expiry}0`, ...rest].join('.'), NOW)).toBeUndefined();
	});

	it('has its own form token', () => {
		const sessions = new Sessions(['key']);
		const tokens = [1, 2].map(() => sessions.read(sessions.open('key', NOW) ?? '', NOW)?.formToken);
		expect(tokens[0]).not.toBe(tokens[1]);
	});

	it.each(['', 'x', 'a.b.c', 'NaN..', '9999999999999.x.'])('is not valid if it is %j', (text) => {
		expect(new Sessions(['key']).read(text, NOW)).toBeUndefined();
	});
});
