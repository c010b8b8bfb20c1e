/** The two ways to write a path of `hq`: the second is the older one for EMEA accounts. */
export function hqPaths(version: 'v1' | 'v2', path: string): string[] {
	return [
		`/hq/${version}/accounts/{account_id}${path}`,
		`/hq/${version}/regions/eu/accounts/{account_id}${path}`,
	];
}
