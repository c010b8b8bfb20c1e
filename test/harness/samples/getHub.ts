import type nock from 'nock';
import { aps } from '../apsMock';
import { byId } from '../runOperation';

/** A typical call, to test how calls are handled. */

export const HUB = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
export const HUB_PATH = `/project/v1/hubs/${HUB}`;

/** The parameters of Hub: Get. */
export const getHub = { hub: byId(HUB) };

export const anyHub = { data: { type: 'hubs', id: HUB } };

/** Expects the call of Hub: Get. */
export function hubCall(headers?: Record<string, string>): nock.Interceptor {
	return aps(headers).get(HUB_PATH);
}
