import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { translationOf } from './access';
import { objectCount, objectsOf } from './elements';
import type { GeneratedElement } from './elements';
import { isExtracted, NOT_YET } from './extractions';
import { checkView, viewableFormat } from './views';

const property = z.string().startsWith('properties.');

const query = z.union([
	z.object({ $in: z.array(z.union([z.string(), z.number()])).min(2) }).strict(),
	z.object({ $prefix: z.tuple([z.literal('name'), z.string()]) }).strict(),
	z.object({ $eq: z.tuple([z.string(), z.union([z.string(), z.number()])]) }).strict(),
	z.object({ $between: z.tuple([property, z.number(), z.number()]) }).strict(),
	z.object({ $le: z.tuple([property, z.number()]) }).strict(),
	z.object({ $ge: z.tuple([property, z.number()]) }).strict(),
	z.object({ $contains: z.tuple([property, z.string()]) }).strict(),
]);

type Query = z.infer<typeof query>;

export const queryProperties = defineEndpoint({
	service: 'modelDerivative',
	method: 'POST',
	path: '/modelderivative/v2/designdata/{urn}/metadata/{modelGuid}/properties:query',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
	body: z
		.object({
			query: query.optional(),
			fields: z.array(z.string()).min(1),
			pagination: z
				.object({
					offset: z.number().int().min(0),
					limit: z.number().int().min(1).max(1000),
				})
				.strict(),
			payload: z.enum(['text', 'unit']).optional(),
		})
		.strict(),
	handle(call) {
		const translation = translationOf(call);
		const made = viewableFormat(translation);
		if (made === undefined) return NOT_YET;
		checkView(call, made);
		const { modelElements, propertiesNeedQuery } = call.sim.settings;
		const { body } = call;
		if (body.query === undefined && propertiesNeedQuery)
			throw new Refusal(400, 'query is required');
		if (!isExtracted(call)) return NOT_YET;
		const { offset, limit } = body.pagination;
		const { page, totalResults } = pageOf(translation.sourceName, modelElements, body);
		const collection = page.map((element) => reduced(element, body.fields));
		const pagination = { limit, offset, totalResults };
		return { status: 200, body: { pagination, data: { type: 'properties', collection } } };
	},
});

interface ElementPage {
	page: GeneratedElement[];
	totalResults: number;
}

function pageOf(
	modelName: string,
	elements: number,
	{ query, pagination: { offset, limit } }: { query?: Query; pagination: PageWanted },
): ElementPage {
	const page: GeneratedElement[] = [];
	if (query === undefined) {
		for (const element of objectsOf(modelName, elements, offset)) {
			if (page.push(element) === limit) break;
		}
		return { page, totalResults: objectCount(elements) };
	}
	let totalResults = 0;
	for (const element of objectsOf(modelName, elements)) {
		if (!matches(element, query)) continue;
		if (totalResults >= offset && page.length < limit) page.push(element);
		totalResults++;
	}
	return { page, totalResults };
}

interface PageWanted {
	offset: number;
	limit: number;
}

function matches(element: GeneratedElement, wanted: Query): boolean {
	if ('$in' in wanted) {
		const [attribute, ...values] = wanted.$in;
		const own = attribute === 'objectid' ? element.objectid : element.externalId;
		return values.includes(own);
	}
	if ('$prefix' in wanted) return element.name.startsWith(wanted.$prefix[1]);
	if ('$eq' in wanted) {
		const [name, value] = wanted.$eq;
		return name === 'name' ? element.name === value : numberOf(element, name) === value;
	}
	if ('$contains' in wanted) {
		const text = textOf(element, wanted.$contains[0]) ?? '';
		const words = text.toLowerCase().split(/[^\w-]+/);
		return wanted.$contains[1]
			.toLowerCase()
			.split(/\s+/)
			.every((word) => words.includes(word));
	}
	const [path, least, most] = bounds(wanted);
	const number = numberOf(element, path);
	return number !== undefined && number >= least && number <= most;
}

function bounds(wanted: Query): [path: string, least: number, most: number] {
	if ('$between' in wanted) return wanted.$between;
	if ('$ge' in wanted) return [wanted.$ge[0], wanted.$ge[1], Infinity];
	if ('$le' in wanted) return [wanted.$le[0], -Infinity, wanted.$le[1]];
	throw new Refusal(400, 'Unknown query');
}

function textOf({ properties }: GeneratedElement, path: string): string | undefined {
	const [, group, name] = path.split('.');
	return properties[group]?.[name];
}

function numberOf(element: GeneratedElement, path: string): number | undefined {
	const text = textOf(element, path);
	if (text === undefined) return undefined;
	const number = Number.parseFloat(text);
	// In metric base units.
	return text.endsWith(' mm') ? number / 1000 : number;
}

function reduced(element: GeneratedElement, fields: readonly string[]) {
	const wanted = fields.filter((field) => field.startsWith('properties'));
	const result: Record<string, unknown> = {};
	for (const name of ['objectid', 'name', 'externalId'] as const) {
		if (fields.includes(name)) result[name] = element[name];
	}
	if (wanted.length > 0) result.properties = reducedProperties(element.properties, wanted);
	return result;
}

function reducedProperties(
	properties: GeneratedElement['properties'],
	wanted: readonly string[],
): GeneratedElement['properties'] {
	const groups = Object.entries(properties).map(([group, entries]) => [
		group,
		Object.fromEntries(
			Object.entries(entries).filter(([name]) =>
				wanted.some((field) => patternOf(field).test(`properties.${group}.${name}`)),
			),
		),
	]);
	return Object.fromEntries(groups.filter(([, entries]) => Object.keys(entries).length > 0));
}

/** `properties.some*` means everything that begins so; `properties.something` all below it. */
function patternOf(field: string): RegExp {
	const escaped = field.split('*').map((part) => part.replace(/[.^$+?()[\]{}|\\]/g, '\\$&'));
	return new RegExp(`^${escaped.join('[^.]*')}(\\..*)?$`);
}
