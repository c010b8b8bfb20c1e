import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { customListQuery } from '../../../nodes/fields/customQuery';
import { customBody } from '../../../nodes/fields/customBody';
import { bodyOf } from '../../../nodes/parameters/body';
import { additionalFields, filters } from '../../../nodes/parameters/collections';
import { headersOf } from '../../../nodes/parameters/headers';
import { defineParameter, groupParameters } from '../../../nodes/parameters/parameter';
import { queryOf } from '../../../nodes/parameters/query';
import { read } from '../../../nodes/parameters/read';
import type { Run } from '../../../nodes/parameters/run';
import { shownProperty } from '../../../nodes/parameters/shownProperty';
import { valueIn, valueOf } from '../../../nodes/parameters/values';

/** A run with these values entered. */
function runWith(entered: Readonly<Record<string, unknown>>): Run {
	return {
		operation: { fields: [] },
		ctx: {} as IExecuteFunctions,
		itemIndex: 0,
		param: <T>(name: string, fallback?: T) => (name in entered ? entered[name] : fallback) as T,
		path: () => '/',
	};
}

const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	query: 'filter[name]',
	body: 'data.attributes.name',
	header: 'X-Name',
	read: read.text(10),
});

const types = defineParameter({
	displayName: 'Types',
	name: 'types',
	type: 'string',
	default: '',
	query: 'filter[type]',
	read: read.texts,
});

const excludedTypes = defineParameter({
	displayName: 'Excluded Types',
	name: 'excludedTypes',
	type: 'string',
	default: '',
	query: 'filter[type]',
	read: read.list((_field, type) => `-${type}`),
});

const color = defineParameter({
	displayName: 'Color',
	name: 'color',
	type: 'options',
	options: [
		{ name: 'Red', value: 'red' },
		{ name: 'Blue', value: 'blue' },
	],
	default: 'red',
	body: 'data.color',
	read: read.choice,
});

const size = groupParameters(
	{
		from: defineParameter({
			displayName: 'From',
			name: 'from',
			type: 'number',
			default: 1,
			read: read.integer(1, 9),
		}),
		to: defineParameter({
			displayName: 'To',
			name: 'to',
			type: 'number',
			default: 1,
			read: read.integer(1, 9),
		}),
	},
	{ query: 'size' },
	({ from, to }) => (from === undefined && to === undefined ? undefined : `${from}..${to}`),
);

describe('the query of parameters', () => {
	const all = filters([name, types, excludedTypes, size, customListQuery('admin')]);

	it('has each value under its key', () => {
		expect(queryOf(runWith({ name: ' Tower ' }), name)).toEqual({ 'filter[name]': 'Tower' });
		expect(queryOf(runWith({ filters: { name: 'Tower' } }), all)).toMatchObject({
			'filter[name]': 'Tower',
		});
	});

	it('sends lists that share a key as one', () => {
		const run = runWith({ filters: { types: 'Office, Plant', excludedTypes: ['Bridge'] } });
		expect(queryOf(run, all)).toMatchObject({ 'filter[type]': ['Office', 'Plant', '-Bridge'] });
	});

	it('combines a group into one value, whichever of its fields are filled in', () => {
		expect(queryOf(runWith({ filters: { from: 2, to: 3 } }), all)).toMatchObject({ size: '2..3' });
		expect(queryOf(runWith({ filters: {} }), all)).toMatchObject({ size: undefined });
	});

	it('lets Custom Query override the fields', () => {
		const customQuery = '{ "filter[name]": "Bridge", "more": [1, 2] }';
		const run = runWith({ filters: { name: 'Tower', customQuery } });
		expect(queryOf(run, all)).toMatchObject({ 'filter[name]': 'Bridge', more: ['1', '2'] });
	});

	it.each([
		['admin', 'offset'],
		['hooks', 'pageState'],
		['hq', 'limit'],
		['jsonApi', 'page[number]'],
		['jsonApi', 'page[limit]'],
		['oss', 'startAt'],
		['searchFolder', 'page[number]'],
	] as const)('does not let Custom Query page a list of the kind %s by %s', (kind, key) => {
		const run = runWith({ filters: { customQuery: { [key]: 1 } } });
		expect(() => queryOf(run, filters([customListQuery(kind)]))).toThrow(
			`Custom Query (JSON): "${key}" cannot be set here`,
		);
	});

	it('reports an invalid value under the field’s display name', () => {
		const run = runWith({ name: 'A very long name' });
		expect(() => queryOf(run, name)).toThrow('Name: use at most 10 characters');
	});
});

describe('the body of parameters', () => {
	it('has each value at its path, and nothing for an empty field', () => {
		const run = runWith({ name: 'Tower', color: 'BLUE' });
		expect(bodyOf(run, name, color)).toEqual({
			data: { attributes: { name: 'Tower' }, color: 'blue' },
		});
		expect(bodyOf(runWith({ name: ' ' }), name, color)).toEqual({});
	});

	it('merges Custom Body in last, at every depth', () => {
		const fields = additionalFields([customBody, name, color]);
		const run = runWith({
			additionalFields: { name: 'Tower', color: 'red', customBody: '{"data":{"color":null}}' },
		});
		expect(bodyOf(run, fields)).toEqual({ data: { attributes: { name: 'Tower' }, color: null } });
	});

	it('refuses a choice that the parameter does not offer', () => {
		expect(() => bodyOf(runWith({ color: 'green' }), color)).toThrow(
			'Color: "green" is none of red, blue',
		);
	});
});

describe('the headers of parameters', () => {
	it('include only what was entered', () => {
		expect(headersOf(runWith({ name: 'Tower' }), name)).toEqual({ 'X-Name': 'Tower' });
		expect(headersOf(runWith({}), name)).toEqual({});
	});
});

describe('a single value', () => {
	it('is read from the operation or from a collection', () => {
		const collection = filters([name]);
		const run = runWith({ name: 'Tower', filters: { name: 'Bridge' } });
		expect([valueOf(run, name), valueIn(run, collection, name)]).toEqual(['Tower', 'Bridge']);
	});
});

describe('a collection in the editor', () => {
	it('lists its entries by label, including those of groups', () => {
		const { options = [] } = filters([types, size, name]);
		expect(options.map((option) => 'displayName' in option && option.displayName)).toEqual([
			'From',
			'Name',
			'To',
			'Types',
		]);
	});

	it('shows n8n only the keys that n8n knows, at every depth', () => {
		const shown = shownProperty(filters([name, size, customBody]));
		expect(shown).not.toHaveProperty('entries');
		const keys = shown.options?.flatMap((option) => Object.keys(option));
		expect([...new Set(keys)].sort()).toEqual([
			'default',
			'description',
			'displayName',
			'name',
			'type',
		]);
	});
});
