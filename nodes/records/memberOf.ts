import { isJsonObject } from '../../protocol/json';
import type { JsonValue } from '../../protocol/json';

/** A member of an object within a record. @returns null if there is none */
export function memberOf(holder: unknown, key: string): JsonValue {
	return isJsonObject(holder) ? (holder[key] ?? null) : null;
}
