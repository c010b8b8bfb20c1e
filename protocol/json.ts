/** A JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. Undefined fields are omitted when it is sent. */
export interface JsonObject {
	[name: string]: JsonValue | undefined;
}

/** The objects in a list; none if it is no list. For lists that a service may leave out or fill with null. */
export function objectsIn(value: unknown): JsonObject[] {
	return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** Whether the value is a JSON object, as opposed to a list, null or a primitive. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
