/** A parameter that breaks a rule, found before any call. Names the field as the user sees it. */
export class InvalidValue extends Error {
	/**
	 * @param field display name, e.g. `Bucket Key`
	 * @param rule what the field wants, e.g. `use 3 to 128 lower-case letters`
	 */
	constructor(field: string, rule: string) {
		super(`${field}: ${rule}`);
		this.name = 'InvalidValue';
	}
}
