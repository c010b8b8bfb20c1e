import { describe, expect, it } from 'vitest';
import { SESSION_LIFETIME, Sessions } from '../../src/dashboard/session';

const NOW = 1_750_000_000_000;

describe('a session of the dashboard', () => {
	it('is opened with any of the API keys, and with nothing else', () => {
		const sessions = new Sessions({ apiKeys: ['new-key', 'old-key'], viewKeys: [] });
		for (const key of ['new-key', 'old-key']) {
			const session = sessions.open(key, NOW) ?? '';
			expect(sessions.read(session, NOW)).toMatchObject({ expiresAt: NOW + SESSION_LIFETIME });
		}
		expect(sessions.open('another-key', NOW)).toBeUndefined();
		expect(sessions.open('', NOW)).toBeUndefined();
	});

	it('is valid in every process that has the key, and ends when the key is removed', () => {
		const session = new Sessions({ apiKeys: ['old-key'], viewKeys: [] }).open('old-key', NOW) ?? '';
		expect(
			new Sessions({ apiKeys: ['new-key', 'old-key'], viewKeys: [] }).read(session, NOW),
		).toBeDefined();
		expect(new Sessions({ apiKeys: ['new-key'], viewKeys: [] }).read(session, NOW)).toBeUndefined();
	});

	it('may only look if it was opened with a key for that', () => {
		const sessions = new Sessions({ apiKeys: ['key'], viewKeys: ['eyes'] });
		const openedWith = (key: string) => sessions.read(sessions.open(key, NOW) ?? '', NOW);
		expect(openedWith('key')).toMatchObject({ viewOnly: false });
		expect(openedWith('eyes')).toMatchObject({ viewOnly: true });
		const without = new Sessions({ apiKeys: ['key'], viewKeys: [] });
		expect(without.read(sessions.open('eyes', NOW) ?? '', NOW)).toBeUndefined();
	});

	it('expires, and cannot be extended', () => {
		const sessions = new Sessions({ apiKeys: ['key'], viewKeys: [] });
		const session = sessions.open('key', NOW) ?? '';
		expect(sessions.read(session, NOW + SESSION_LIFETIME - 1)).toBeDefined();
		expect(sessions.read(session, NOW + SESSION_LIFETIME)).toBeUndefined();
		const [expiry, ...rest] = session.split('.');
		expect(sessions.read([`${expiry}0`, ...rest].join('.'), NOW)).toBeUndefined();
	});

	it('has its own form token', () => {
		const sessions = new Sessions({ apiKeys: ['key'], viewKeys: [] });
		const tokens = [1, 2].map(() => sessions.read(sessions.open('key', NOW) ?? '', NOW)?.formToken);
		expect(tokens[0]).not.toBe(tokens[1]);
	});

	it.each(['', 'x', 'a.b.c', 'NaN..', '9999999999999.x.'])('is not valid if it is %j', (text) => {
		expect(new Sessions({ apiKeys: ['key'], viewKeys: [] }).read(text, NOW)).toBeUndefined();
	});
});
