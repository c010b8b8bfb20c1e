import { parseRegion, REGIONS } from '../../../protocol/aps/regions';
import { AUTODESK_URL } from '../../../protocol/aps/services';
import type { Region } from '../../../protocol/aps/regions';
import { DEFAULT_RATE_SHARE } from '../aps/rateBudget';
import type { ApsApp, ApsServiceAccount } from '../aps/tokens';
import { listOf, origin, text } from './readers';
import type { Settings, ValuesOf } from './setting';

/** The app that the worker uses to call Autodesk. */
export interface ApsConfig extends ApsApp {
	/** Absent: nothing that needs one can be watched. */
	serviceAccount: ApsServiceAccount | undefined;
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
	serviceAccountId: {
		variable: 'APS_SERVICE_ACCOUNT_ID',
		about:
			'ID of a [service account](#service-account), which watches of RFIs, submittals and forms need.',
		example: '…',
		read: text,
		problem: 'is not the ID of a service account',
	},
	serviceAccountKeyId: {
		variable: 'APS_SERVICE_ACCOUNT_KEY_ID',
		about: "Autodesk's ID of a key of the service account (`kid`).",
		example: '…',
		read: text,
		problem: 'is not the ID of a key',
	},
	serviceAccountPrivateKey: {
		variable: 'APS_SERVICE_ACCOUNT_PRIVATE_KEY',
		about:
			'That key, as Autodesk showed it when it was created (`privateKey`): PEM, with line breaks or with `\\n` in their place.',
		example: '"-----BEGIN RSA PRIVATE KEY-----\\n…\\n-----END RSA PRIVATE KEY-----"',
		read: text,
		problem: 'is not a private key',
	},
	serviceAccountClientId: {
		variable: 'APS_SERVICE_ACCOUNT_CLIENT_ID',
		about:
			'Client ID of the Server-to-Server app that created the service account, if it is not `APS_CLIENT_ID`.',
		example: '…',
		read: text,
		problem: 'is not a client ID',
	},
	serviceAccountClientSecret: {
		variable: 'APS_SERVICE_ACCOUNT_CLIENT_SECRET',
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
	const { clientId, clientSecret, regions, rateShare, baseUrl } = values;
	if (clientId === undefined || clientSecret === undefined) return undefined;
	return {
		clientId,
		clientSecret,
		serviceAccount: serviceAccountOf(values),
		regions,
		rateShare,
		baseUrl,
	};
}

function serviceAccountOf(
	values: ValuesOf<typeof autodeskSettings>,
): ApsServiceAccount | undefined {
	const { serviceAccountId, serviceAccountKeyId: keyId } = values;
	const { serviceAccountPrivateKey: privateKey } = values;
	const clientId = values.serviceAccountClientId ?? values.clientId;
	const clientSecret = values.serviceAccountClientSecret ?? values.clientSecret;
	if (serviceAccountId === undefined || keyId === undefined || privateKey === undefined) {
		return undefined;
	}
	if (clientId === undefined || clientSecret === undefined) return undefined;
	return { serviceAccountId, keyId, privateKey, clientId, clientSecret };
}
