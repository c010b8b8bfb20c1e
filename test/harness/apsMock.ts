import type { RequestOptions } from 'node:http';
import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';
import { APS } from './runOperation';

/**
 * Autodesk as nock: no other network in the tests of this file. By the end of a test every expected
 * call must have been made, and no other: what the node tried besides would pass for an outage.
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

/** Expects calls below Autodesk's base URL, with these headers beside the ones n8n adds. */
export function aps(headers: Record<string, string> = {}): nock.Scope {
	return nock(APS, { reqheaders: headers });
}

/** What Autodesk's gateway answers when the token is no longer good. */
export const EXPIRED = {
	developerMessage: 'Access token provided is invalid or expired.',
	errorCode: 'AUTH-006',
};

/** What a connection ends with when the other side cuts it. */
export const CUT = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
