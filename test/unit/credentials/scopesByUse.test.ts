import type { ICredentialType } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServicesOAuth2Api } from '../../../credentials/AutodeskPlatformServicesOAuth2Api.credentials';
import { AutodeskPlatformServicesServiceAccountApi } from '../../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { AutodeskPlatformServicesTwoLeggedOAuth2Api } from '../../../credentials/AutodeskPlatformServicesTwoLeggedOAuth2Api.credentials';
import { everyResource } from '../../../nodes/credentialScopes/everyResource';
import { scopesWithLists } from '../../../nodes/credentialScopes/neededScopes';
import { usesOf } from '../../../nodes/credentialScopes/uses';
import { suitability } from '../../../nodes/actionNode/suitableCredentials';
import type { Authentication } from '../../../nodes/apsClient/access';
import { ACTION_NODES } from '../../../scripts/actionNodes';
import { resolveCredential } from '../../harness/resolveCredential';

const user = new AutodeskPlatformServicesOAuth2Api();
const app = new AutodeskPlatformServicesTwoLeggedOAuth2Api();

const KINDS: Array<[Authentication, ICredentialType]> = [
	['oAuth2', user],
	['twoLegged', app],
	['serviceAccount', new AutodeskPlatformServicesServiceAccountApi()],
];

function scopesOf(type: ICredentialType, entered: Parameters<typeof resolveCredential>[1]) {
	return String(resolveCredential(type, entered).scope).split(' ');
}

describe('scopes by what you do', () => {
	it('are those of the operations, with those of the lists in the editor', () => {
		expect(scopesOf(user, { selectedUses: ['folder.read'] })).toEqual(['data:read', 'data:search']);
		expect(scopesOf(app, { selectedUses: ['accountUser.read'] })).toEqual([
			'account:read',
			'data:read',
		]);
		expect(scopesOf(app, { selectedUses: ['bucket.change'] })).toEqual([
			'bucket:create',
			'bucket:delete',
			'bucket:read',
		]);
	});

	it('are requested once, with the scopes selected by name and the typed ones', () => {
		const entered = {
			selectedUses: ['hub.read', 'trigger', 'project.read'],
			selectedScopes: ['data:read', 'viewables:read'],
			additionalScopes: 'code:all, data:write',
		};
		expect(scopesOf(user, entered)).toEqual([
			'data:read',
			'data:write',
			'viewables:read',
			'code:all',
		]);
	});

	it('leave out a use that a later version no longer offers', () => {
		expect(scopesOf(user, { selectedUses: ['hub.read', 'gone.read'] })).toEqual(['data:read']);
	});

	it.each(KINDS)('cover every operation that a credential of kind %s can run', (kind, type) => {
		for (const resource of everyResource) {
			const possible = resource.operations.filter(
				(operation) => suitability(operation, kind) !== 'no',
			);
			const offered = usesOf(kind).map(({ value }) => value);
			const selectedUses = [`${resource.value}.read`, `${resource.value}.change`].filter((value) =>
				offered.includes(value),
			);
			if (possible.length === 0) expect(selectedUses).toEqual([]);
			else
				expect(scopesOf(type, { selectedUses })).toEqual(
					expect.arrayContaining(possible.flatMap(scopesWithLists)),
				);
		}
	});

	it('offer a user nothing that only an app can do', () => {
		const names = usesOf('oAuth2').map(({ name }) => name);
		expect(names).toContain('File: Read and Change');
		expect(names.filter((name) => name.startsWith('Bucket'))).toEqual([]);
		expect(usesOf('twoLegged').map(({ name }) => name)).toContain('Bucket: Read and Change');
	});

	it('do not offer requests to any endpoint, whose scopes nobody knows', () => {
		expect(usesOf('oAuth2').filter(({ value }) => value.startsWith('apiRequest'))).toEqual([]);
	});

	it('read without changing anything', () => {
		const reading = usesOf('twoLegged').filter(({ value }) => value.endsWith('.read'));
		expect(reading.length).toBeGreaterThan(5);
		for (const { scopes } of reading) {
			expect(scopes.filter((scope) => !/:(read|search)$/.test(scope))).toEqual([]);
		}
	});

	it('know the resources of all action nodes', () => {
		expect(everyResource).toEqual(ACTION_NODES.flatMap(({ resources }) => resources));
	});
});
