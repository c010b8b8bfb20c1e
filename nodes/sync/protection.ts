import { matchesWildcard } from '../../protocol/events/wildcard';
import type { Candidate } from './rules';

/** Autodesk creates service accounts with addresses below this domain. */
const SERVICE_ACCOUNTS = '*.adskserviceaccount.autodesk.com';

export interface ProtectionSettings {
	/** Whether admins are protected. */
	admins: boolean;
	/** What to call admins in reasons, e.g. `account admin`. */
	adminName: string;
	/** Whether service accounts are protected. */
	serviceAccounts: boolean;
	/** Email addresses, or patterns with `*`. */
	patterns: readonly string[];
}

/** @returns why nothing may be changed about a person; undefined if it may */
export function protectionBy({
	admins,
	adminName,
	serviceAccounts,
	patterns,
}: ProtectionSettings): (person: Candidate) => string | undefined {
	const lowerCased = patterns.map((pattern) => pattern.trim().toLowerCase());
	return ({ key, isAdmin, isSelf }) => {
		if (isSelf) return 'the user on whose behalf the sync runs';
		if (admins && isAdmin) return adminName;
		if (serviceAccounts && matchesWildcard(key, SERVICE_ACCOUNTS)) return 'service account';
		return lowerCased.find((pattern) => matchesWildcard(key, pattern));
	};
}
