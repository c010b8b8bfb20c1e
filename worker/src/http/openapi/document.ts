import { STATUS_CODES } from 'node:http';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { z } from 'zod';
import type { ApiRouter, DescribedRoute } from '../apiRouter';
import { problemAnswer } from '../answers/problemAnswer';
import { Components } from './components';

type Operation = OpenAPIV3_1.OperationObject;
type Responses = Record<string, OpenAPIV3_1.ResponseObject>;

/** Problems that every route can have: the key is wrong, too many wrong ones, no store. */
const COMMON_PROBLEMS = [401, 429, 503];

/**
 * The OpenAPI 3.1 document of the admin API.
 *
 * @param routers by their place below `/api/v1`
 */
export function openApiDocument(
	version: string,
	routers: Readonly<Record<string, ApiRouter>>,
): OpenAPIV3_1.Document {
	const components = new Components();
	const paths: Record<string, OpenAPIV3_1.PathItemObject> = {};
	for (const [tag, { routes }] of Object.entries(routers)) {
		for (const route of routes) {
			const path = `/api/v1/${tag}${openApiPath(route.path)}`;
			paths[path] = { ...paths[path], [route.method]: operation(tag, route, components) };
		}
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'aps-webhook-worker',
			version,
			description:
				'Admin API of the durable webhook receiver between Autodesk Platform Services and n8n',
			license: { name: 'MIT', identifier: 'MIT' },
		},
		servers: [{ url: '/' }],
		tags: Object.entries(routers).map(([name, { about }]) => ({ name, description: about })),
		security: [{ apiKey: [] }],
		paths,
		components: {
			securitySchemes: {
				apiKey: { type: 'http', scheme: 'bearer', description: 'A key of API_KEY' },
			},
			schemas: components.schemas,
		},
	};
}

/** `/:id` is `/{id}` here, and `/` nothing. */
function openApiPath(path: string): string {
	return path.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}');
}

function operation(tag: string, route: DescribedRoute, components: Components): Operation {
	const { id, summary, body } = route;
	const parameters = [...pathParameters(route.path), ...queryParameters(route, components)];
	return {
		operationId: id,
		tags: [tag],
		summary,
		...(parameters.length > 0 ? { parameters } : {}),
		...(body
			? {
					requestBody: {
						required: !body.safeParse({}).success,
						content: { 'application/json': { schema: components.use(body) } },
					},
				}
			: {}),
		responses: responses(route, components),
	};
}

function pathParameters(path: string): OpenAPIV3_1.ParameterObject[] {
	return Array.from(path.matchAll(/:(\w+)/g), ([, name = '']) => ({
		...{ name, in: 'path', required: true, schema: { type: 'string' } },
	}));
}

function queryParameters(
	{ query }: DescribedRoute,
	components: Components,
): OpenAPIV3_1.ParameterObject[] {
	if (!query) return [];
	const { properties = {}, required = [] } = components.use(query);
	return Object.entries(properties).map(([name, schema]) => ({
		...{ name, in: 'query', required: required.includes(name) },
		schema: schema as OpenAPIV3_1.ParameterObject['schema'],
	}));
}

function responses(route: DescribedRoute, components: Components): Responses {
	const answers = Object.entries(route.answers).map(([status, schema]) => [
		status,
		{ description: STATUS_CODES[status] ?? status, ...content('application/json', schema) },
	]);
	const problems = problemsOf(route).map((status) => [
		String(status),
		{
			description: STATUS_CODES[status] ?? String(status),
			...content('application/problem+json', problemAnswer),
		},
	]);
	return Object.fromEntries([...answers, ...problems]) as Responses;

	function content(type: string, schema: z.ZodType | null): object {
		return schema ? { content: { [type]: { schema: components.use(schema) } } } : {};
	}
}

function problemsOf({ query, body, path, problems = [] }: DescribedRoute): number[] {
	const all = new Set([...COMMON_PROBLEMS, ...problems]);
	if (query || body) all.add(422);
	if (body) all.add(400).add(413);
	if (path.includes(':')) all.add(404);
	return [...all].sort((a, b) => a - b);
}
