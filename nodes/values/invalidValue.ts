/** A parameter with an invalid value, found before any call. Names the field as shown to the user. */
export class InvalidValue extends Error {
	/**
	 * @param field display name, e.g. `Bucket Key`
	 * @param rule what is wrong or expected, e.g. `use 3 to 128 lowercase letters`
	 */
	constructor(field: string, rule: string) {
		super(`${field}: ${rule}`);
		this.name = 'InvalidValue';
	}
}
