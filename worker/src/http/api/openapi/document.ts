import { STATUS_CODES } from 'node:http';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { z } from 'zod';
import { ABOUT, API_PREFIX, everyApiOperation } from '../../../../../protocol/worker/api/api';
import type { ApiMethod, ApiOperation } from '../../../../../protocol/worker/api/operation';
import { problemStatuses } from '../../../../../protocol/worker/api/problemStatuses';
import { SCHEMAS } from '../schemas';
import { Components } from './components';
import { deliveryWebhook } from './deliveryWebhook';

type Operation = OpenAPIV3_1.OperationObject;
type Responses = Record<string, OpenAPIV3_1.ResponseObject>;

/** The OpenAPI 3.1 document of the admin API. */
export function openApiDocument(version: string): OpenAPIV3_1.Document {
	const components = new Components();
	const paths: Record<string, OpenAPIV3_1.PathItemObject> = {};
	for (const { resource, operation } of everyApiOperation()) {
		const path = `${API_PREFIX}${operation.path}`;
		paths[path] = {
			...paths[path],
			...pathItem(operation.method, describe(resource, operation, components)),
		};
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'aps-webhook-worker',
			version,
			description:
				'Admin API of the durable webhook receiver between Autodesk Platform Services and n8n, and the ' +
				'deliveries that other receivers get',
			license: { name: 'MIT', identifier: 'MIT' },
		},
		servers: [{ url: '/' }],
		tags: Object.entries(ABOUT).map(([name, description]) => ({ name, description })),
		security: [{ apiKey: [] }],
		paths,
		webhooks: { delivery: pathItem('POST', deliveryWebhook(components)) },
		components: {
			securitySchemes: {
				apiKey: { type: 'http', scheme: 'bearer', description: 'One of the keys in API_KEY' },
			},
			schemas: components.schemas,
		},
	};
}

function pathItem(method: ApiMethod, operation: Operation): OpenAPIV3_1.PathItemObject {
	return { [method.toLowerCase()]: operation };
}

function describe(tag: string, operation: ApiOperation, components: Components): Operation {
	const { id, path, summary, body } = operation;
	const parameters = [...pathParameters(path), ...queryParameters(operation, components)];
	return {
		operationId: id,
		tags: [tag],
		summary,
		parameters: parameters.length > 0 ? parameters : undefined,
		requestBody: body && {
			required: !SCHEMAS[body].safeParse({}).success,
			content: { 'application/json': { schema: components.use(SCHEMAS[body]) } },
		},
		responses: responses(operation, components),
	};
}

function pathParameters(path: string): OpenAPIV3_1.ParameterObject[] {
	return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => ({
		name,
		in: 'path',
		required: true,
		schema: { type: 'string' },
	}));
}

function queryParameters(
	{ query }: ApiOperation,
	components: Components,
): OpenAPIV3_1.ParameterObject[] {
	if (!query) return [];
	const { properties = {}, required = [] } = components.use(SCHEMAS[query]);
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		schema: schema as OpenAPIV3_1.ParameterObject['schema'],
	}));
}

function responses(operation: ApiOperation, components: Components): Responses {
	const described: Responses = {};
	for (const [status, name] of Object.entries(operation.answers)) {
		described[status] = response(status, 'application/json', name ? SCHEMAS[name] : null);
	}
	for (const status of problemStatuses(operation)) {
		described[status] = response(status, 'application/problem+json', SCHEMAS.Problem);
	}
	return described;

	function response(
		status: number | string,
		type: string,
		schema: z.ZodType | null,
	): OpenAPIV3_1.ResponseObject {
		const description = STATUS_CODES[status] ?? String(status);
		if (!schema) return { description };
		return { description, content: { [type]: { schema: components.use(schema) } } };
	}
}
