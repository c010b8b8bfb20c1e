import { Problem } from '../problem';

/** For operations that call Autodesk with the worker's own app. */
export function notConfigured(): Problem {
	return new Problem(
		'notConfigured',
		'The worker has no Autodesk app of its own. Set APS_CLIENT_ID and APS_CLIENT_SECRET',
	);
}
