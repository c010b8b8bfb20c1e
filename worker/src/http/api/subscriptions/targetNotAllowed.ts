import { Problem } from '../../problem';

/** The origin of a target is not in `ALLOWED_TARGETS`. @param target a URL */
export function targetNotAllowed(target: string): Problem {
	const { origin } = new URL(target);
	const message =
		`The worker may not deliver to ${origin}. ` +
		`Add it to its environment variable ALLOWED_TARGETS. Example: ALLOWED_TARGETS=${origin}`;
	return new Problem('targetNotAllowed', message, [{ field: 'target', message }]);
}
