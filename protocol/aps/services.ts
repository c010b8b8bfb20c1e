/** Base URL of Autodesk Platform Services without a proxy. No trailing slash. */
export const AUTODESK_URL = 'https://developer.api.autodesk.com';

/**
 * What differs between Autodesk's services, which the path identifies: the media type, and the headers
 * for the region and for the user that a 2-legged call acts for.
 */
export interface Service {
	mediaType: 'application/json' | 'application/vnd.api+json';
	/** Header that names the user of a 2-legged call; absent if the service has none. */
	userHeader?: 'x-user-id' | 'User-Id';
	/** Headers that name the region; absent if the service routes by ID. */
	regionHeaders?: ReadonlyArray<'x-ads-region' | 'Region'>;
	/** Whether the query holds a list as one parameter per entry. Default: one parameter, with commas. */
	repeatsLists?: boolean;
}

const DATA_MANAGEMENT: Service = {
	mediaType: 'application/vnd.api+json',
	userHeader: 'x-user-id',
};

const SERVICES: ReadonlyArray<readonly [prefix: string, service: Service]> = [
	['/project/v1/', DATA_MANAGEMENT],
	['/data/v1/', DATA_MANAGEMENT],
	// Docs: permissions, attributes and naming standards; exports; links between cloud models.
	['/bim360/docs/', { mediaType: 'application/json', userHeader: 'x-user-id' }],
	['/construction/files/', { mediaType: 'application/json', userHeader: 'x-user-id' }],
	['/construction/rcm/', { mediaType: 'application/json', userHeader: 'x-user-id' }],
	['/modelderivative/', { mediaType: 'application/json', regionHeaders: ['Region'] }],
	['/construction/index/', { mediaType: 'application/json', regionHeaders: ['x-ads-region'] }],
	['/oss/', { mediaType: 'application/json', regionHeaders: ['x-ads-region'] }],
	// The specification names the header `x-ads-region`, the pages of some events `region`.
	['/webhooks/', { mediaType: 'application/json', regionHeaders: ['x-ads-region', 'Region'] }],
	[
		'/construction/admin/',
		{ mediaType: 'application/json', userHeader: 'User-Id', regionHeaders: ['Region'] },
	],
	['/construction/issues/', { mediaType: 'application/json', regionHeaders: ['x-ads-region'] }],
	['/bim360/relationship/', { mediaType: 'application/json', regionHeaders: ['x-ads-region'] }],
	['/construction/forms/', { mediaType: 'application/json', repeatsLists: true }],
	[
		'/construction/sheets/',
		{ mediaType: 'application/json', userHeader: 'x-user-id', repeatsLists: true },
	],
	['/construction/transmittals/', { mediaType: 'application/json', userHeader: 'x-user-id' }],
	['/construction/assets/', { mediaType: 'application/json', repeatsLists: true }],
	['/construction/locations/', { mediaType: 'application/json', regionHeaders: ['Region'] }],
	['/hq/v1/', { mediaType: 'application/json', regionHeaders: ['Region'] }],
	[
		'/hq/v2/',
		{ mediaType: 'application/json', userHeader: 'x-user-id', regionHeaders: ['Region'] },
	],
];

/** @param path from the base URL on, e.g. `/project/v1/hubs` */
export function serviceOf(path: string): Service {
	const entry = SERVICES.find(([prefix]) => path.startsWith(prefix));
	return entry?.[1] ?? { mediaType: 'application/json' };
}
