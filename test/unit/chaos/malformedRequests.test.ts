import { describe, expect, it } from 'vitest';
import { malformedRequest } from '../../chaos/malformedRequests';
import { Random } from '../../chaos/random';

const entrance = { path: '/callbacks/key', secret: 's'.repeat(48) };

function requests(seed: number, count: number): Buffer[] {
	const random = new Random(seed);
	return Array.from({ length: count }, () => malformedRequest(random, entrance));
}

describe('malformed chaos requests', () => {
	it('are the same for the same seed', () => {
		expect(requests(7, 200)).toEqual(requests(7, 200));
		expect(requests(7, 200)).not.toEqual(requests(8, 200));
	});

	it('rarely repeat', () => {
		const different = new Set(requests(1, 2_000).map((bytes) => bytes.toString('base64')));
		expect(different.size).toBeGreaterThan(1_800);
	});
});
