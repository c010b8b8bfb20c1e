import { Problem } from '../problem';

/** For operations that call Autodesk as an app of the worker's own. */
export function notConfigured(): Problem {
	return new Problem(
		'notConfigured',
		'The worker has no Autodesk app of its own. Set APS_CLIENT_ID and APS_CLIENT_SECRET',
	);
}
