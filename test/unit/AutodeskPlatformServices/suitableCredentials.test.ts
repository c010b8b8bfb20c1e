import { NodeHelpers } from 'n8n-workflow';
import type { INodePropertyOptions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServices } from '../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { credentialLimit } from '../../../nodes/actionNode/suitableCredentials';
import { mockAps } from '../../harness/apsMock';
import { byId, runOperation } from '../../harness/runOperation';

mockAps();

const { properties } = new AutodeskPlatformServices().description;

function descriptionOf(resource: string, operation: string): string | undefined {
	return properties
		.filter(({ name }) => name === 'operation')
		.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource))
		.flatMap(({ options }) => options as INodePropertyOptions[])
		.find(({ value }) => value === operation)?.description;
}

function notices(parameters: { authentication: string; resource: string; operation: string }) {
	return properties
		.filter(({ type }) => type === 'notice')
		.filter((property) => NodeHelpers.displayParameter(parameters, property, null, null))
		.map(({ displayName }) => displayName);
}

describe('the credential types an operation accepts', () => {
	it('are listed in the operation’s description unless all of them work', () => {
		expect(descriptionOf('bucket', 'create')).toMatch(
			/\. It works with App \(2-Legged OAuth2\) only\.$/,
		);
		expect(descriptionOf('hub', 'getAll')).not.toContain('works with');
	});

	it('mention the user that the app must act as', () => {
		expect(credentialLimit({ access: ['3L', 'SSA', '2L+user'] })).toBe(
			'works with User (3-Legged OAuth2), App (2-Legged OAuth2) with Act as User, or Service Account (SSA) only',
		);
	});

	it.each(['oAuth2', 'serviceAccount'])(
		'are shown in the editor as soon as %s is selected for an app-only operation',
		(authentication) => {
			expect(notices({ authentication, resource: 'bucket', operation: 'create' })).toEqual([
				'This operation works with App (2-Legged OAuth2) only. Choose or create one under Credential.',
			]);
		},
	);

	it('are not shown when the selected one works', () => {
		const bucket = { authentication: 'twoLegged', resource: 'bucket', operation: 'create' };
		const hub = { authentication: 'serviceAccount', resource: 'hub', operation: 'getAll' };
		expect([...notices(bucket), ...notices(hub)]).toEqual([]);
	});

	it('are reported before any call', async () => {
		const { error } = await runOperation(
			'accountUser.getAll',
			{ account: byId('1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21') },
			{ as: 'serviceAccount' },
		);
		expect(error?.message).toBe(
			'Credential: List Account Users works with App (2-Legged OAuth2) only [item 0]',
		);
	});
});

describe('the user that the app acts as', () => {
	const PROJECT = { project: byId('9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b') };
	const add = { ...PROJECT, email: 'kim.doe@example.com' };

	it.each(['kim.doe@example.com', 'Jürgen', 'AB 12'])(
		'is refused before any call when "%s" is not a user ID',
		async (actAsUser) => {
			for (const { error } of [
				await runOperation('projectUser.create', { ...add, actAsUser }, { as: 'twoLegged' }),
				await runOperation(
					'projectUser.getAll',
					{ ...PROJECT, options: { actAsUser } },
					{ as: 'twoLegged' },
				),
			]) {
				expect(error?.message).toBe(
					`Act as User: "${actAsUser}" is not a user ID; expected a GUID or an Autodesk ID [item 0]`,
				);
			}
		},
	);
});
