import { describe, expect, it } from 'vitest';
import { tokenScopes } from '../../../protocol/aps/tokenScopes';

const tokenWith = (claims: unknown) =>
	['header', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'signature'].join('.');

describe('the scopes of a token', () => {
	it('are read from its claims', () => {
		expect(tokenScopes(tokenWith({ scope: ['data:read', 'data:write'] }))).toEqual([
			'data:read',
			'data:write',
		]);
		expect(tokenScopes(tokenWith({ scope: 'data:read  data:write' }))).toHaveLength(2);
	});

	it.each([undefined, '', 'OLD', 'a.b.c', tokenWith(null), tokenWith({}), tokenWith({ scope: 1 })])(
		'are unknown for %j',
		(token) => {
			expect(tokenScopes(token)).toBeUndefined();
		},
	);
});
