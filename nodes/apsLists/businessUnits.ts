import { isJsonObject } from '../../protocol/json';
import type { ApsAnswer } from '../../protocol/aps/request';
import type { BusinessUnit } from '../records/businessUnit';

/** All business units of an account, in one response. */
export const BUSINESS_UNITS_PATH = '/hq/v1/accounts/{account_id}/business_units_structure';

/** What to do about refused calls. */
export const businessUnitAdvice: Readonly<Record<number, string>> = {
	403: 'Autodesk lists business units only for 2-legged credentials. With any other credential, enter the ID',
};

/**
 * An account without units has an empty answer, or one whose list is empty or null. Any other answer is
 * none: taken for an empty structure, it would be the reason to replace the existing one.
 */
export function unitsIn({ status, body }: ApsAnswer): BusinessUnit[] | undefined {
	if (status === 204 || body === undefined) return [];
	if (!isJsonObject(body)) return undefined;
	const { business_units: units } = body;
	if (units === null) return [];
	return isListOfUnits(units) ? units : undefined;
}

function isListOfUnits(value: unknown): value is BusinessUnit[] {
	return Array.isArray(value) && value.every(isUnit);
}

function isUnit(value: unknown): value is BusinessUnit {
	return isJsonObject(value) && typeof value.id === 'string' && typeof value.name === 'string';
}
