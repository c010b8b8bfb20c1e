import { parseRegion, REGIONS } from '../../../protocol/aps/regions';
import { AUTODESK_URL } from '../../../protocol/aps/services';
import type { Region } from '../../../protocol/aps/regions';
import { DEFAULT_RATE_SHARE } from '../aps/rateBudget';
import type { ApsApp } from '../aps/tokens';
import { listOf, origin, text } from './readers';
import type { Settings, ValuesOf } from './setting';

/** The app that the worker uses to call Autodesk. */
export interface ApsConfig extends ApsApp {
	/** Regions whose hooks are checked. Regions in which subscriptions have hooks are always checked. */
	regions: Region[];
	/** Share of Autodesk's calls per minute that the worker may use; n8n uses the same app. */
	rateShare: number;
}

const readRegions = listOf((entry) => parseRegion(entry));

/** The app that the worker uses to check webhooks and to poll. */
export const autodeskSettings = {
	clientId: {
		variable: 'APS_CLIENT_ID',
		about:
			'Client ID of the app of your n8n credential. Without an app, the worker neither checks webhooks nor polls.',
		example: '…',
		read: text,
		problem: 'is not a client ID',
	},
	clientSecret: {
		variable: 'APS_CLIENT_SECRET',
		about: 'Client secret of that app.',
		example: '…',
		read: text,
		problem: 'is not a client secret',
	},
	regions: {
		variable: 'APS_REGIONS',
		about:
			'Regions whose webhooks are checked, separated by commas. Those in which a subscription has webhooks are checked anyway.',
		default: 'US,EMEA',
		example: 'US,EMEA',
		read: (value: string) => {
			const regions = readRegions(value);
			return regions && regions.length > 0 ? regions : undefined;
		},
		problem: `may contain ${REGIONS.join(', ')}`,
	},
	rateShare: {
		variable: 'APS_RATE_SHARE',
		about:
			"Share of Autodesk's calls per minute that the worker may use, above 0 and up to 1. The rest is for n8n, which uses the same app.",
		default: String(DEFAULT_RATE_SHARE),
		example: '0.3',
		read: (value: string) => (Number(value) > 0 && Number(value) <= 1 ? Number(value) : undefined),
		problem: 'is not a share above 0 and up to 1',
	},
	baseUrl: {
		variable: 'APS_BASE_URL',
		about: 'Origin of Autodesk Platform Services, or of a proxy in front of them.',
		default: AUTODESK_URL,
		example: AUTODESK_URL,
		read: origin,
		problem: 'is not an http(s) origin (no path)',
	},
} satisfies Settings;

/** @returns undefined if no app is set: then the worker neither checks webhooks nor polls */
export function apsConfig(values: ValuesOf<typeof autodeskSettings>): ApsConfig | undefined {
	const { clientId, clientSecret, ...rest } = values;
	if (clientId === undefined || clientSecret === undefined) return undefined;
	return { clientId, clientSecret, ...rest };
}
