import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';
import { APS } from './runOperation';

/**
 * Autodesk as nock: no other network in the tests of this file, and every expected call must have
 * been made by the end of its test.
 */
export function mockAps(): void {
	beforeEach(() => {
		nock.disableNetConnect();
	});
	afterEach(() => {
		const missing = nock.pendingMocks();
		nock.cleanAll();
		nock.enableNetConnect();
		expect(missing).toEqual([]);
	});
}

/** Expects calls below Autodesk's base URL, with these headers beside the ones n8n adds. */
export function aps(headers: Record<string, string> = {}): nock.Scope {
	return nock(APS, { reqheaders: headers });
}

/** What Autodesk's gateway answers when the token is no longer good. */
export const EXPIRED = {
	developerMessage: 'Access token provided is invalid or expired.',
	errorCode: 'AUTH-006',
};
