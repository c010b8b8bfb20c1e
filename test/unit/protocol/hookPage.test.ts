import { describe, expect, it } from 'vitest';
import { nextPageState } from '../../../protocol/aps/hookPage';

describe('the next page of a list of webhooks', () => {
	it.each([
		['the bare value', 'c3RhcnQ9MjAw'],
		['a relative path', '/systems/data/hooks?pageState=c3RhcnQ9MjAw'],
		['a path with more parameters', '/webhooks/v1/hooks?pageState=c3RhcnQ9MjAw&region=EMEA'],
		['a whole URL', 'https://developer.api.autodesk.com/webhooks/v1/hooks?pageState=c3RhcnQ9MjAw'],
	])('is found in %s', (_form, next) => {
		expect(nextPageState(next)).toBe('c3RhcnQ9MjAw');
	});

	it('is decoded if it is in a link', () => {
		expect(nextPageState('/app/hooks?pageState=a%2Bb%3D')).toBe('a+b=');
	});

	it('is used unchanged if it is not percent-encoded', () => {
		expect(nextPageState('/app/hooks?pageState=50%&region=US')).toBe('50%');
	});

	it.each([
		null,
		undefined,
		'',
		'/app/hooks',
		'https://developer.api.autodesk.com/webhooks/v1/hooks?pageState=',
	])('does not exist for %j', (next) => {
		expect(nextPageState(next)).toBeUndefined();
	});
});
