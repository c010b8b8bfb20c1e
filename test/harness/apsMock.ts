import type { RequestOptions } from 'node:http';
import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';
import { APS } from './runOperation';

/**
 * Mocks Autodesk with nock and blocks all other network access in the tests of this file. By the end of a
 * test, exactly the expected calls must have been made: any other call would look like an outage.
 */
export function mockAps(): void {
	const unexpected: string[] = [];
	function note(request: RequestOptions, matchedAgainst = request): void {
		const { method, host, hostname = host, path } = matchedAgainst;
		if (hostname !== '127.0.0.1') unexpected.push(`${method} ${hostname}${path}`);
	}
	beforeEach(() => {
		nock.disableNetConnect();
		nock.emitter.on('no match', note);
		unexpected.length = 0;
	});
	afterEach(() => {
		const missing = nock.pendingMocks();
		nock.emitter.off('no match', note);
		nock.cleanAll();
		nock.enableNetConnect();
		expect({ missing, unexpected }).toEqual({ missing: [], unexpected: [] });
	});
}

/** Expects calls to Autodesk's base URL, with these headers in addition to the ones n8n adds. */
export function aps(headers: Record<string, string> = {}): nock.Scope {
	return nock(APS, { reqheaders: headers });
}

/** The answer of Autodesk's gateway to an expired token. */
export const EXPIRED = {
	developerMessage: 'Access token provided is invalid or expired.',
	errorCode: 'AUTH-006',
};

/** The error of a connection that the other side cuts. */
export const CUT = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
