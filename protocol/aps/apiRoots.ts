/**
 * Beginnings of the paths of Autodesk's APIs, for advice on paths that are not found. Not complete: an
 * unknown one may exist. Source: the references at aps.autodesk.com (2026).
 */
export const API_ROOTS: readonly string[] = [
	'/aec/graphql',
	'/authentication/v2',
	'/bim360/admin/v1',
	'/bim360/assets/v1',
	'/bim360/assets/v2',
	'/bim360/clash/v3',
	'/bim360/docs/v1',
	'/bim360/locations/v2',
	'/bim360/modelset/v3',
	'/bim360/relationship/v2',
	'/construction/admin/v1',
	'/construction/admin/v2',
	'/construction/assets/v1',
	'/construction/assets/v2',
	'/construction/autospecs/v1',
	'/construction/files/v1',
	'/construction/forms/v1',
	'/construction/forms/v2',
	'/construction/index/v2',
	'/construction/issues/v1',
	'/construction/locations/v2',
	'/construction/packages/v1',
	'/construction/photos/v1',
	'/construction/rcm/v1',
	'/construction/reviews/v1',
	'/construction/rfis/v3',
	'/construction/sheets/v1',
	'/construction/submittals/v2',
	'/construction/takeoff/v1',
	'/construction/transmittals/v1',
	'/cost/v1',
	'/da/us-east/v3',
	'/data-connector/v1',
	'/data/v1',
	'/hq/v1',
	'/hq/v2',
	'/modelderivative/v2',
	'/oss/v2',
	'/parameters/v1',
	'/project/v1',
	'/tandem/v1',
	'/webhooks/v1',
];

/** The beginning that the path has; undefined if it has none of them. */
export function apiRootOf(path: string): string | undefined {
	return API_ROOTS.find((root) => path === root || path.startsWith(`${root}/`));
}
