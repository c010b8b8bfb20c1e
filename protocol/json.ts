/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. A field that is undefined is left out when it is sent. */
export interface JsonObject {
	[name: string]: JsonValue | undefined;
}

/** Whether the value is a JSON object, as opposed to a list, null or a plain value. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
