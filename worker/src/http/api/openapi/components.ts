import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { everyApiOperation } from '../../../../../protocol/worker/api/api';
import { SCHEMAS } from '../schemas';

type Schema = OpenAPIV3_1.SchemaObject;

/** Zod's place for named schemas, and OpenAPI's. */
const FROM = '"#/$defs/';
const TO = '"#/components/schemas/';

/** A query is described parameter by parameter, so its shape needs no name. */
const QUERIES = new Set<string | undefined>(
	everyApiOperation().map(({ operation }) => operation.query),
);

for (const [id, schema] of Object.entries(SCHEMAS)) {
	if (!QUERIES.has(id)) z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
}

/** JSON Schemas of a document. Those of the contract's shapes are written once, by their names. */
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
