import { afterEach, describe, expect, it, vi } from 'vitest';
import { sharedRenewal } from '../../../nodes/signIn/serviceAccount/renewal';

afterEach(() => void vi.useRealTimers());

describe('a renewed token', () => {
	it('is kept for the calls in progress, and then forgotten', async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		const renew = vi.fn(async () => `token ${renew.mock.calls.length}`);
		expect(await sharedRenewal('sign-in', '', renew)).toBe('token 1');
		vi.advanceTimersByTime(60_000);
		expect(await sharedRenewal('sign-in', '', renew)).toBe('token 1');
		vi.advanceTimersByTime(61_000);
		expect(await sharedRenewal('sign-in', '', renew)).toBe('token 2');
	});

	it('replaces only the refused token', async () => {
		const renew = vi.fn(async () => `token ${renew.mock.calls.length}`);
		const first = await sharedRenewal('other sign-in', '', renew);
		expect(await sharedRenewal('other sign-in', 'an older one', renew)).toBe(first);
		expect(await sharedRenewal('other sign-in', first, renew)).toBe('token 2');
	});
});
