import { Problem } from './problem';

/** For what needs an app to call Autodesk as. */
export function notConfigured(): Problem {
	return new Problem(
		409,
		'Not configured',
		'The worker has no app to call Autodesk as. Set APS_CLIENT_ID and APS_CLIENT_SECRET',
	);
}
