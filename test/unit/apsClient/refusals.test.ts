import { describe, expect, it } from 'vitest';
import { readServiceAccount } from '../../../nodes/signIn/serviceAccount/account';
import { bindToken } from '../../../nodes/signIn/serviceAccount/boundToken';
import { aps, CUT, EXPIRED, mockAps } from '../../harness/apsMock';
import { newKey } from '../../harness/robot';
import { byId, runOperation, signedIn } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';
import { folder, paths, project } from '../../harness/samples/documents';
import { getHub, HUB_PATH, hubCall } from '../../harness/samples/getHub';

mockAps();

skipWaits();

describe('a refusal', () => {
	it('names the scope the credential lacks', async () => {
		hubCall().reply(403, { errorCode: 'AUTH-010' });
		const credentials = signedIn('oAuth2', ['account:read']);
		const { error } = await runOperation('hub.get', getHub, { credentials });
		expect(error?.message).toBe('Get Hub: not allowed with this credential');
		expect(error?.description).toContain('needs the scope data:read');
		expect(error?.description).toContain('asks for account:read');
		expect(error?.description).toContain('reconnect');
	});

	it.each([
		['oAuth2', 'reconnect the credential'],
		['twoLegged', 'save the credential again'],
	] as const)(
		'explains to %s how to get a token with newly selected scopes',
		async (as, advice) => {
			hubCall().reply(403, { errorCode: 'AUTH-010' }).get(HUB_PATH).reply(403, {});
			const certain = await runOperation('hub.get', getHub, { as });
			expect(certain.error?.description).toContain('the current token may not include it');
			expect(certain.error?.description).toContain(advice);
			const uncertain = await runOperation('hub.get', getHub, { as });
			expect(uncertain.error?.description).toContain('Custom Integrations');
			expect(uncertain.error?.description).toContain(advice);
		},
	);

	it.each([
		['data:read', 'the current token includes it'],
		['account:read', 'the current token does not include it'],
	])('claims a missing scope only of a token without it: %s', async (scope, claim) => {
		hubCall().reply(403, { errorCode: 'AUTH-010' });
		const credentials = signedIn('oAuth2');
		const claims = Buffer.from(JSON.stringify({ scope: [scope] })).toString('base64url');
		for (const data of Object.values(credentials.data)) {
			Object.assign(data, { oauthTokenData: { access_token: `h.${claims}.s` } });
		}
		const { error } = await runOperation('hub.get', getHub, { credentials });
		expect(error?.description).toContain(claim);
	});

	it('names data:create, which may be needed in place of data:write', async () => {
		const create = { project, folder, folderName: 'A' };
		aps().post(paths.folders).twice().reply(403, { errorCode: 'AUTH-010' });
		const advice = async (...scopes: string[]) => {
			const credentials = signedIn('oAuth2', scopes);
			const { error } = await runOperation('folder.create', create, { credentials });
			return error?.description;
		};
		expect(await advice('data:write')).toContain('also select data:create');
		expect(await advice('data:write', 'data:create')).not.toContain('select data:create');
	});

	it('names data:create as missing where Autodesk lists it together with data:write', async () => {
		aps()
			.post('/oss/v2/buckets/abc/objects/a/signeds3upload')
			.reply(403, { errorCode: 'AUTH-010' });
		const { error } = await runOperation(
			'object.completeUpload',
			{ bucket: byId('abc'), object: byId('a'), uploadKey: 'KEY' },
			{ credentials: signedIn('oAuth2', ['data:write']) },
		);
		expect(error?.description).toContain('Missing: data:create');
	});

	it('names the API that the app has not enabled', async () => {
		hubCall().reply(403, { errorCode: 'AUTH-001' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.description).toContain('API Access');
	});

	it('names the custom integration if the scopes are sufficient', async () => {
		hubCall().reply(403, { errors: [{ detail: 'No access' }] });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.description).toContain('Autodesk says: No access');
		expect(error?.description).toContain('Custom Integrations');
	});

	it('asks the reader to check the user that the app acts as', async () => {
		hubCall().reply(403, {});
		const { error } = await runOperation(
			'hub.get',
			{ ...getHub, options: { actAsUser: 'ABCD1234' } },
			{ as: 'twoLegged' },
		);
		expect(error?.description).toContain(
			'that the user under Act as User exists and has permissions',
		);
	});

	it('is explained by the operation if the general advice does not fit', async () => {
		aps().post('/oss/v2/buckets').reply(409, { reason: 'Bucket already exists' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error?.description).toContain('unique among all apps');
	});

	const token = () => aps().post('/authentication/v2/token');
	const ways: Array<[string, () => void]> = [
		['a refused call', () => hubCall().reply(404, {})],
		['a call without a response', () => hubCall().times(5).replyWithError(CUT)],
		[
			'a refused sign-in',
			() => {
				hubCall().reply(401, EXPIRED);
				token().reply(401, { developerMessage: 'Unknown client.' });
			},
		],
		[
			'a sign-in without a response',
			() => {
				hubCall().times(5).reply(401, EXPIRED);
				token().times(5).replyWithError(CUT);
			},
		],
	];

	it.each(ways)('of %s contains neither token nor secret', async (_what, mock) => {
		for (const as of ['oAuth2', 'twoLegged', 'serviceAccount'] as const) {
			mock();
			const credentials = signedIn(as);
			const [values] = Object.values(credentials.data);
			Object.assign(values, { clientSecret: 'Hush', privateKey: newKey(), keyId: 'key' });
			Object.assign(values, { serviceAccountId: 'ROBOT' });
			if ('accessToken' in values) {
				values.accessToken = bindToken(readServiceAccount(values), 'OLD');
			}
			const { error, outputs } = await runOperation('hub.get', getHub, { as, credentials });
			expect(error).toBeDefined();
			const shown = JSON.stringify({ error, outputs });
			expect(shown).not.toMatch(/OLD|REFRESH|Hush|Basic |PRIVATE KEY/);
		}
	});
});
