import { APPS } from '../../../test/simulator/state/world';
import type { Simulator } from '../../../test/simulator';

/** Variables that give a worker the simulator's two-legged app, with the full rate limit. */
export function apsEnvironment({ url }: Pick<Simulator, 'url'>): Record<string, string> {
	const { clientId, clientSecret } = APPS.twoLegged;
	return {
		APS_CLIENT_ID: clientId,
		APS_CLIENT_SECRET: clientSecret,
		APS_BASE_URL: url,
		APS_RATE_SHARE: '1',
	};
}
