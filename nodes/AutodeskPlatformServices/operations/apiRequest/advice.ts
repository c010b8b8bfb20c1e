import { apiRootOf, API_ROOTS } from '../../../../protocol/aps/apiRoots';
import type { HttpMethod } from '../../../../protocol/aps/request';
import type { Purpose } from '../../../apsClient/advice';
import { nearestNames } from '../../../lookUp/nearestNames';

const LONGEST_PATH = 100;

/** The request as errors name it: without its query, which may hold what is nobody's business. */
export function purposeOf(method: HttpMethod, path: string): Purpose {
	const [place] = path.split('?');
	const shown = place.length > LONGEST_PATH ? `${place.slice(0, LONGEST_PATH)}…` : place;
	return {
		action: `${method} ${shown}`,
		scopes: [],
		advice: { 404: adviceOn404(place), 405: wrongMethod(method) },
	};
}

function adviceOn404(path: string): string {
	return [
		suggestion(path),
		'Check the path in Autodesk’s reference, and the IDs in it: /project and /data expect hubs and projects with "b." before the GUID, all other APIs without',
		'Autodesk also answers 404 for data that the credential has no permission to see, and if Options > Region is missing or wrong',
	]
		.filter((sentence) => sentence !== undefined)
		.join('. ');
}

/** If no known API begins so. */
function suggestion(path: string): string | undefined {
	if (apiRootOf(path) !== undefined) return undefined;
	const [, first = '', second = '', third = ''] = path.split('/');
	const near = [`/${first}/${second}/${third}`, `/${first}/${second}`, `/${first}`]
		.map((beginning) => nearestNames(beginning, API_ROOTS))
		.find((names) => names.length > 0);
	const known = `No API that this node knows begins with "/${first}/${second}"`;
	return near === undefined ? known : `${known}. Similar: ${near.join(', ')}`;
}

function wrongMethod(method: HttpMethod): string {
	return `The endpoint does not take ${method}. Check the method in Autodesk’s reference`;
}
