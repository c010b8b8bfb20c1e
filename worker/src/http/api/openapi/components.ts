import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { everyApiOperation } from '../../../../../protocol/worker/api/api';
import { SCHEMAS } from '../schemas';

type Schema = OpenAPIV3_1.SchemaObject;

/** Where Zod and OpenAPI keep named schemas. */
const FROM = '"#/$defs/';
const TO = '"#/components/schemas/';

/** Queries are described parameter by parameter, so their shapes need no name. */
const QUERIES = new Set<string | undefined>(
	everyApiOperation().map(({ operation }) => operation.query),
);

for (const [id, schema] of Object.entries(SCHEMAS)) {
	if (!QUERIES.has(id)) z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
}

/** JSON Schemas of a document. Shapes of the contract are written once, by name. */
export class Components {
	readonly schemas: Record<string, Schema> = {};

	/** @returns the schema of a request or answer, or a reference to it */
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
