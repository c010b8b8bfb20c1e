import { describe, expect, it } from 'vitest';
import { readServiceError } from '../../../protocol/aps/serviceError';

describe('the message in an error body', () => {
	it.each([
		[
			'Data Management',
			{ errors: [{ status: '404', code: 'NOT_FOUND', title: 'Not found', detail: 'No folder' }] },
			{ code: 'NOT_FOUND', text: 'No folder' },
		],
		['OSS', { reason: 'Bucket already exists' }, { text: 'Bucket already exists' }],
		[
			'Webhooks',
			{ id: '1', status: 400, code: 'CONF_ERR', detail: ['Bad scope', 'Bad filter'] },
			{ code: 'CONF_ERR', text: 'Bad scope; Bad filter' },
		],
		[
			'account administration',
			{ code: 1006, message: 'Conflict' },
			{ code: '1006', text: 'Conflict' },
		],
		[
			'the gateway',
			{ developerMessage: 'Quota limit exceeded.', errorCode: 'ERR-001' },
			{ code: 'ERR-001', text: 'Quota limit exceeded.' },
		],
		[
			'the token endpoint',
			{ error: 'invalid_grant', error_description: 'Expired' },
			{ code: 'invalid_grant', text: 'Expired' },
		],
		[
			'S3',
			'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
			{ code: 'AccessDenied', text: 'Request has expired' },
		],
		['a JSON text', '{"reason":"No"}', { text: 'No' }],
		['plain text', ' broken ', { text: 'broken' }],
	])('is found in the form of %s', (_service, body, expected) => {
		expect(readServiceError(body)).toEqual(expect.objectContaining(expected));
	});

	it.each([
		['an HTML page', '<html><body>Bad gateway</body></html>'],
		['nothing', ''],
		['null', null],
	])('does not exist for %s', (_body, body) => {
		expect(readServiceError(body)).toEqual({});
	});

	it('is shortened if it would flood the screen', () => {
		expect(readServiceError({ message: 'x'.repeat(9_000) }).text?.length).toBeLessThan(600);
	});
});
