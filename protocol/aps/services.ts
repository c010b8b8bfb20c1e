/** Where Autodesk Platform Services are, for those who go by no proxy. Without trailing slash. */
export const AUTODESK_URL = 'https://developer.api.autodesk.com';

/**
 * What differs between Autodesk's services, told by the path: the media type, and the headers that
 * carry a region or the user a 2-legged call acts for.
 */
export interface Service {
	mediaType: 'application/json' | 'application/vnd.api+json';
	/** Header that names a user beside a 2-legged token; absent where the service knows none. */
	userHeader?: 'x-user-id' | 'User-Id';
	/** Header that names the region; absent where the service routes by id. */
	regionHeader?: 'x-ads-region' | 'Region';
}

const DATA_MANAGEMENT: Service = {
	mediaType: 'application/vnd.api+json',
	userHeader: 'x-user-id',
};

const SERVICES: ReadonlyArray<readonly [prefix: string, service: Service]> = [
	['/project/v1/', DATA_MANAGEMENT],
	['/data/v1/', DATA_MANAGEMENT],
	['/oss/', { mediaType: 'application/json', regionHeader: 'x-ads-region' }],
	['/webhooks/', { mediaType: 'application/json', regionHeader: 'x-ads-region' }],
	[
		'/construction/admin/',
		{ mediaType: 'application/json', userHeader: 'User-Id', regionHeader: 'Region' },
	],
	['/hq/v1/', { mediaType: 'application/json', regionHeader: 'Region' }],
	['/hq/v2/', { mediaType: 'application/json', userHeader: 'x-user-id', regionHeader: 'Region' }],
];

/** @param path from the base URL on, e.g. `/project/v1/hubs` */
export function serviceOf(path: string): Service {
	const entry = SERVICES.find(([prefix]) => path.startsWith(prefix));
	return entry?.[1] ?? { mediaType: 'application/json' };
}
