import { InvalidValue } from './invalidValue';

/** @returns undefined if the field is empty @throws InvalidValue unless it is an IANA name */
export function timeZone(field: string, value: unknown): string | undefined {
	const name = String(value ?? '').trim();
	if (name === '') return undefined;
	// `Intl` also accepts offsets such as +01:00; Autodesk does not.
	if (!/^[A-Z]/i.test(name) || !isKnown(name)) {
		throw new InvalidValue(field, `"${name}" is not a time zone; use a name such as Europe/Berlin`);
	}
	return name;
}

function isKnown(timeZone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone });
		return true;
	} catch {
		return false;
	}
}
