import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';

type Schema = OpenAPIV3_1.SchemaObject;

/** Zod's place for named schemas, and OpenAPI's. */
const FROM = '"#/$defs/';
const TO = '"#/components/schemas/';

/** JSON Schemas of a document: those that have a name (`meta({ id })`) are written once. */
export class Components {
	readonly schemas: Record<string, Schema> = {};

	/** @returns the schema of what a caller sends or gets, or a reference to it */
	use(schema: z.ZodType): Schema {
		const json = JSON.stringify(z.toJSONSchema(schema, { io: 'input' })).replaceAll(FROM, TO);
		const {
			$schema: _,
			$defs,
			...own
		} = JSON.parse(json) as Schema & {
			$schema: string;
			$defs?: Record<string, Schema>;
		};
		Object.assign(this.schemas, $defs);
		return own;
	}
}
