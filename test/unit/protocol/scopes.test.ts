import { describe, expect, it } from 'vitest';
import { missingScopes } from '../../../protocol/aps/scopes';

describe('missing scopes', () => {
	it('are those that were not granted, in the given order', () => {
		expect(missingScopes(['data:read'], ['data:search', 'data:read', 'account:read'])).toEqual([
			'data:search',
			'account:read',
		]);
	});

	it('do not include data:create if data:write was granted', () => {
		expect(missingScopes(['data:write'], ['data:create'])).toEqual([]);
		expect(missingScopes(['data:write', 'data:read'], ['data:read', 'data:create'])).toEqual([]);
	});

	it('include data:create where Autodesk lists it together with data:write, as for uploads', () => {
		expect(missingScopes(['data:write'], ['data:write', 'data:create'])).toEqual(['data:create']);
	});

	it('include data:write even if data:create was granted', () => {
		expect(missingScopes(['data:create'], ['data:write'])).toEqual(['data:write']);
	});
});
