/** The value of one field. Lists are sorted, so that the order in which a service lists them is no change. */
export type FieldValue = string | null | readonly string[] | Readonly<Record<string, string>>;

export type FieldValues = Readonly<Record<string, FieldValue>>;

/**
 * `active` and `inactive` as services use the words; `invited` for somebody who has not accepted yet: a
 * member already, but one that Autodesk refuses to deactivate.
 */
export type Presence = 'active' | 'inactive' | 'invited';

/** Who a record is about. */
export interface Person {
	/** What the record belongs to, if a sync covers several: the project's ID. Otherwise empty. */
	target: string;
	/** Lower-cased email address, by which records are matched. */
	key: string;
	/** As written in its source. */
	email: string;
}

/** A user as the service has them now. */
export interface LiveRecord extends Person {
	id: string;
	name: string | null;
	presence: Presence;
	isAdmin: boolean;
	/** Whether it is the user on whose behalf the sync runs, as far as that is known. */
	isSelf?: boolean;
	companyId: string | null;
	/** The value of every field of the subject. */
	values: FieldValues;
}

/** A user as the source wants them. */
export interface WantedRecord extends Person {
	/** Which input item this is, counting from 1. */
	row: number;
	/** Lower-cased addresses under which the service may still know the person. */
	aliases: readonly string[];
	/** Undefined leaves it as it is. */
	presence: 'active' | 'inactive' | undefined;
	/** Fields that are missing stay as they are. */
	values: FieldValues;
	/** What the fields must be before the change, if it undoes another one. */
	expected?: FieldValues;
}

/** Unique within a plan. */
export function identityOf({ target, key }: Pick<Person, 'target' | 'key'>): string {
	return `${target} ${key}`;
}

/** The key of an email address: services treat addresses as case-insensitive. */
export function keyOf(email: string): string {
	return email.trim().normalize('NFC').toLowerCase();
}
