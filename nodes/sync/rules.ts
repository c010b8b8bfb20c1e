import type { LiveRecord } from './record';

/** What the rules judge a person by. */
export interface Candidate {
	/** What the record belongs to, see `Person`. */
	target: string;
	email: string;
	key: string;
	companyId: string | null;
	isAdmin: boolean;
	/** Whether it is the user on whose behalf the sync runs, as far as that is known. */
	isSelf?: boolean;
}

/** What a plan may do. All decisions that depend on settings or on earlier runs are in here. */
export interface PlanRules {
	/** Whether the sync covers this person. Nobody else is changed. */
	covers(person: Candidate): boolean;
	/** Why nothing may be changed about this person, e.g. `account admin`; undefined if it may. */
	protection(person: Candidate): string | undefined;
	/** Why somebody who is missing from the source stays for now; undefined if their time is up. */
	grace(person: LiveRecord): string | undefined;
	/** Whether anybody may be removed. */
	removals: boolean;
	/** Whether inactive users that the source contains become active. */
	reactivation: boolean;
	/** Whether differences that the API cannot change are reported. */
	reportsUnchangeable: boolean;
}
