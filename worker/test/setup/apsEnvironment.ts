import { APPS } from '../../../test/simulator';
import type { Simulator } from '../../../test/simulator';

/** Variables that give a worker the two-legged app at the simulator, with all of its calls per minute. */
export function apsEnvironment({ url }: Pick<Simulator, 'url'>): Record<string, string> {
	const { clientId, clientSecret } = APPS.twoLegged;
	return {
		APS_CLIENT_ID: clientId,
		APS_CLIENT_SECRET: clientSecret,
		APS_BASE_URL: url,
		APS_RATE_SHARE: '1',
	};
}
