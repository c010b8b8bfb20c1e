/** A JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. Undefined fields are omitted when it is sent. */
export interface JsonObject {
	[name: string]: JsonValue | undefined;
}

/** Whether the value is a JSON object, as opposed to a list, null or a primitive. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
