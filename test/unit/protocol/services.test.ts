import { describe, expect, it } from 'vitest';
import { serviceOf } from '../../../protocol/aps/services';

describe('the service behind a path', () => {
	it.each(['/project/v1/hubs', '/data/v1/projects/b.1/folders'])(
		'%s speaks JSON:API and takes a user',
		(path) => {
			expect(serviceOf(path)).toEqual({
				mediaType: 'application/vnd.api+json',
				userHeader: 'x-user-id',
			});
		},
	);

	it.each([
		['/construction/admin/v1/accounts/1/projects', 'User-Id', ['Region']],
		['/hq/v1/accounts/1/users', undefined, ['Region']],
		['/hq/v2/accounts/1/projects/2/industry_roles', 'x-user-id', ['Region']],
		['/oss/v2/buckets', undefined, ['x-ads-region']],
		['/webhooks/v1/hooks', undefined, ['x-ads-region', 'Region']],
	])('%s has its own headers', (path, userHeader, regionHeaders) => {
		expect(serviceOf(path)).toEqual({
			mediaType: 'application/json',
			...(userHeader ? { userHeader } : {}),
			regionHeaders,
		});
	});

	it('uses plain JSON if nothing else is known', () => {
		expect(serviceOf('/authentication/v2/token')).toEqual({ mediaType: 'application/json' });
	});
});
