import { describe, expect, it } from 'vitest';
import { readServiceError } from '../../../protocol/aps/serviceError';
import { withoutSecrets } from '../../../protocol/withoutSecrets';

const TOKEN = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzY29wZSI6WyJkYXRhOnJlYWQiXX0.c2lnbmF0dXJl-_x';

describe('a text without secrets', () => {
	it.each([
		[`The token ${TOKEN} has expired`, 'The token [hidden] has expired'],
		[`Bearer ${TOKEN}`, 'Bearer [hidden]'],
		['authorization: Bearer abcdef0123456789xyz.', 'authorization: Bearer [hidden]'],
		[
			'POST failed: client_secret=abc123&grant_type=x',
			'POST failed: client_secret=[hidden]&grant_type=x',
		],
		[
			'-----BEGIN RSA PRIVATE KEY-----\nMIIEow+/=\n-----END RSA PRIVATE KEY-----\nis wrong',
			'[hidden]\nis wrong',
		],
		['"key":"-----BEGIN PRIVATE KEY-----\\nMIIEow\\nIBAAK","n":1', '"key":"[hidden]","n":1'],
		['{"access_token": "opaque", "n": 1}', '{"access_token": "[hidden]", "n": 1}'],
		['"err":"{\\"refresh_token\\":\\"opaque\\"}"', '"err":"{\\"refresh_token\\":\\"[hidden]\\"}"'],
		[
			'https://s3.example.com/o?X-Amz-Signature=0f1e&x=1',
			'https://s3.example.com/o?X-Amz-Signature=[hidden]&x=1',
		],
		[
			'connect to redis://user:pass%40word@db:6379/0 failed',
			'connect to redis://[hidden]@db:6379/0 failed',
		],
		['rotated to whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD/Q== now', 'rotated to [hidden] now'],
		['"https://:pass@n8n/webhook"', '"https://[hidden]@n8n/webhook"'],
	])('hides what is secret in %s', (text, safe) => {
		expect(withoutSecrets(text)).toBe(safe);
	});

	it.each([
		'Bearer authentication is required',
		'use whsec_ and the base64 of 24 to 64 random bytes',
		'Signature is wrong',
		'Only AUTH-006: The token is not valid or has expired',
		'https://developer.api.autodesk.com/project/v1/hubs?filter[name]=a@b.example',
		'mail user@example.com or see https://example.com',
		'eyJ is how they start',
	])('leaves "%s" as it is', (text) => {
		expect(withoutSecrets(text)).toBe(text);
	});
});

describe('an error of Autodesk', () => {
	it.each([
		{ developerMessage: `Token ${TOKEN} is invalid`, errorCode: 'AUTH-006' },
		{ errors: [{ detail: `Token ${TOKEN} is invalid` }] },
		{ reason: [`Bearer ${TOKEN}`] },
		`<?xml version="1.0"?><Error><Code>InvalidToken</Code><Message>${TOKEN}</Message></Error>`,
		`invalid token ${TOKEN}`,
	])('never repeats a token: %#', (body) => {
		const { code, text } = readServiceError(body);
		expect(text).toContain('[hidden]');
		expect(`${code} ${text}`).not.toContain(TOKEN.slice(10));
	});
});
