import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../protocol/worker/api/limits';
import { rotatedSecrets } from '../../src/subscriptions/rotatedSecrets';
import type { SigningSecret } from '../../src/subscriptions/subscription';

const NOW = Date.parse('2026-03-02T16:00:00.000Z');
const inHours = (hours: number): number => NOW + hours * 3_600_000;
const until = (hours: number): string => new Date(inHours(hours)).toISOString();

describe('after a rotation', () => {
	it('the new secret comes first, and the previous one has an end', () => {
		expect(rotatedSecrets([{ secret: 'old', until: null }], 'new', inHours(24), NOW)).toEqual([
			{ secret: 'new', until: null },
			{ secret: 'old', until: until(24) },
		]);
	});

	it('a secret that was replaced before does not sign longer than it was given', () => {
		const secrets: SigningSecret[] = [
			{ secret: 'second', until: null },
			{ secret: 'first', until: until(2) },
		];
		expect(rotatedSecrets(secrets, 'third', inHours(24), NOW)).toEqual([
			{ secret: 'third', until: null },
			{ secret: 'second', until: until(24) },
			{ secret: 'first', until: until(2) },
		]);
	});

	it('no previous secret signs if one has leaked', () => {
		const secrets: SigningSecret[] = [
			{ secret: 'second', until: null },
			{ secret: 'first', until: until(2) },
		];
		expect(rotatedSecrets(secrets, 'third', NOW, NOW)).toEqual([{ secret: 'third', until: null }]);
	});

	it('a secret that signs already is not listed twice', () => {
		const secrets: SigningSecret[] = [
			{ secret: 'second', until: null },
			{ secret: 'first', until: until(2) },
		];
		expect(rotatedSecrets(secrets, 'second', inHours(24), NOW)).toEqual(secrets);
		expect(rotatedSecrets(secrets, 'first', inHours(24), NOW)).toEqual([
			{ secret: 'first', until: null },
			{ secret: 'second', until: until(24) },
		]);
	});

	it('there are never more secrets than a delivery may carry signatures', () => {
		let secrets: SigningSecret[] = [{ secret: '0', until: null }];
		for (let i = 1; i < 20; i += 1) secrets = rotatedSecrets(secrets, `${i}`, inHours(24), NOW);
		expect(secrets).toHaveLength(LIMITS.subscription.signingSecrets.maxItems);
		expect(secrets[0]).toEqual({ secret: '19', until: null });
	});
});
