import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byUrl, runOperation } from '../../../harness/runOperation';
import { ID, inEmea, PATH, region, SELF } from '../../../harness/samples/hooks';

mockAps();

describe('Webhook: Update', () => {
	const webhook = byUrl(SELF);

	it('changes added fields, and clears those left empty', async () => {
		const token = 'Ab1'.repeat(12);
		aps(inEmea)
			.patch(PATH, {
				status: 'active',
				callbackWithEventPayloadOnly: true,
				token,
				filter: null,
				hookAttribute: {},
				hookExpiry: null,
			})
			.reply(200);
		const updateFields = {
			status: 'active',
			callbackWithEventPayloadOnly: true,
			token,
			filter: '',
			hookAttribute: '{}',
			hookExpiry: '',
		};
		const { records } = await runOperation('webhook.update', { region, webhook, updateFields });
		expect(records).toEqual([
			{ id: ID, system: 'data', event: 'dm.version.added', region, updated: true },
		]);
	});

	it('merges in Custom Body, which replaces a field of the same name', async () => {
		aps().patch(PATH, { status: 'inactive', filter: '$' }).reply(204);
		const updateFields = { status: 'active', customBody: { status: 'inactive', filter: '$' } };
		expect((await runOperation('webhook.update', { webhook, updateFields })).error).toBeUndefined();
	});

	it.each([
		['Update Fields: add at least one field', {}],
		['Update Fields: add at least one field', { status: '={{ $json.missing }}' }],
		['Status: "paused" is none of active, inactive', { status: '={{ "paused" }}' }],
		['Signing Secret: use 32 to 64 letters and digits', { token: 'short' }],
		['Custom Body (JSON): this is not valid JSON', { customBody: '{' }],
	])('rejects before any call: %s', async (message, updateFields) => {
		const { error } = await runOperation('webhook.update', { webhook, updateFields });
		expect(error?.message).toContain(message);
	});

	it('suggests checking the region if the webhook is not found', async () => {
		aps().patch(PATH).reply(404, {});
		const updateFields = { status: 'active' };
		const { error } = await runOperation('webhook.update', { webhook, updateFields });
		expect(error?.description).toContain('Choose the region in which the webhook was created');
	});
});

describe('Webhook: Delete', () => {
	const webhook = byUrl(SELF);

	it('deletes the webhook', async () => {
		aps(inEmea).delete(PATH).reply(204);
		const { records } = await runOperation('webhook.delete', { region, webhook });
		expect(records).toEqual([{ deleted: true }]);
	});

	it('reports a webhook that does not exist in the region', async () => {
		aps().delete(PATH).reply(404, {});
		const { error } = await runOperation('webhook.delete', { webhook });
		expect(error).toMatchObject({ httpCode: '404' });
	});
});
