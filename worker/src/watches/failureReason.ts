import { WATCH_KINDS } from '../../../protocol/events/watchKinds';
import { ApsError } from '../aps/apsError';

/** Why a poll failed, for people, with what to do where that is known. */
export function failureReason(error: unknown, kind: string): string {
	const reason = error instanceof Error ? error.message : String(error);
	const facts = WATCH_KINDS.find((known) => known.kind === kind);
	const isRefused = error instanceof ApsError && error.status === 403;
	if (!isRefused || facts?.readAs !== 'serviceAccount') return reason;
	const product = facts.name.replace(/^Project /, '');
	return (
		`${reason}. Check that the service account is a member of the project with access to ${product}, ` +
		`and that ${product} is active in the project`
	);
}
