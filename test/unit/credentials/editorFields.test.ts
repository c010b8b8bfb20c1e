import type { ICredentialType } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { ApsWebhookWorkerApi } from '../../../credentials/ApsWebhookWorkerApi.credentials';
import { AutodeskPlatformServicesOAuth2Api } from '../../../credentials/AutodeskPlatformServicesOAuth2Api.credentials';
import { AutodeskPlatformServicesServiceAccountApi } from '../../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { AutodeskPlatformServicesTwoLeggedOAuth2Api } from '../../../credentials/AutodeskPlatformServicesTwoLeggedOAuth2Api.credentials';

/** Names under which n8n's dialog stores its own data about a new credential: permissions and owner. */
const FIELDS_OF_THE_EDITOR = ['scopes', 'homeProject', 'sharedWithProjects'];

/** Fields it hides if the instance provides client ID and secret, although our scopes are still needed. */
const HIDDEN_BY_THE_EDITOR = ['customScopes', 'enabledScopes', 'customScopesNotice'];

/** The first fields of n8n's `oAuth2Api` in the order shown. */
const OF_OAUTH2 = [
	'grantType',
	'serverUrl',
	'authUrl',
	'accessTokenUrl',
	'clientId',
	'clientSecret',
];

const types: ICredentialType[] = [
	new AutodeskPlatformServicesOAuth2Api(),
	new AutodeskPlatformServicesTwoLeggedOAuth2Api(),
	new AutodeskPlatformServicesServiceAccountApi(),
	new ApsWebhookWorkerApi(),
];

describe.each(types)('fields of $name', ({ properties }) => {
	it('have names that n8n’s editor does not use for itself', () => {
		const names = properties.map(({ name }) => name);
		const taken = [...FIELDS_OF_THE_EDITOR, ...HIDDEN_BY_THE_EDITOR];
		expect(names.filter((name) => taken.includes(name))).toEqual([]);
	});
});

describe.each(types.slice(0, 3))('the form of $name', ({ properties, extends: [base] = [] }) => {
	const own = properties.map(({ name }) => name);
	// n8n shows the fields of the base class first, and an own field of the same name in their place.
	const shown = base === 'oAuth2Api' ? [...OF_OAUTH2, ...own] : own;
	const notice = properties.find(({ type }) => type === 'notice');

	it('shows the setup steps before the fields that they fill', () => {
		expect(shown.indexOf(notice?.name ?? '')).toBeLessThan(shown.indexOf('clientId'));
	});

	it('has only tags in its notices that n8n does not drop', () => {
		const notices = properties.filter(({ type }) => type === 'notice');
		const tags = notices.flatMap(({ displayName }) => displayName.match(/<\w+/g) ?? []);
		expect([...new Set(tags)].sort()).toEqual(['<a', '<li', '<ul']);
	});

	it('names every step: the app, its APIs, the custom integration and the guide', () => {
		for (const step of [
			'aps.autodesk.com/myapps',
			'API Access',
			'Custom Integration',
			'setup.html',
		])
			expect(notice?.displayName).toContain(step);
	});
});
