import { ACCESS_PRODUCTS } from '../../../../../protocol/aps/products';
import { isJsonObject } from '../../../../../protocol/json';
import { brokenRule } from '../../../../fields/productAccess';
import type { ProductAccess } from '../../../../fields/productAccess';
import { collection } from '../../../../parameters/collections';
import { defineParameter } from '../../../../parameters/parameter';
import { read } from '../../../../parameters/read';
import { InvalidValue } from '../../../../values/invalidValue';
import { longTextList } from '../../../../values/textList';

/** The parameters of one membership: they are read for every input item. */

export const memberProject = defineParameter({
	displayName: 'Project',
	name: 'memberProject',
	type: 'string',
	required: true,
	default: '={{ $json.project }}',
	placeholder: 'e.g. Tower A',
	displayOptions: { show: { source: ['users'] } },
	description: 'Name or ID of the project. It is read for every input item.',
	read: read.requiredText(255),
});

export const company = defineParameter({
	displayName: 'Company',
	name: 'company',
	type: 'string',
	default: '',
	placeholder: 'e.g. Example Concrete',
	description: 'Name or ID of an active company of the account',
	read: read.text(255),
});

export const roles = defineParameter({
	displayName: 'Roles',
	name: 'roles',
	type: 'string',
	default: '',
	placeholder: 'e.g. Architect, Engineer',
	description:
		'Names or IDs of all roles that the user should have in the project, separated by commas or semicolons',
	read: read.by((_field, entered) => (entered === undefined ? [] : longTextList(entered))),
});

export const products = defineParameter({
	displayName: 'Products',
	name: 'products',
	type: 'string',
	default: '',
	placeholder: 'e.g. docs: member, build: administrator',
	description:
		'Products with the access to them (administrator, member or none), separated by commas. An object from an expression also works. Products that are not listed stay as they are.',
	read: read.by(productsIn),
});

export const status = defineParameter({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Inactive', value: 'inactive' },
	],
	default: 'active',
	description: 'Whether the user should be in the project. Users without one should.',
	read: read.choice,
});

export const syncedFields = {
	...collection('Fields to Sync', 'syncedFields', 'Add Field', [company, products, roles, status]),
	displayOptions: { show: { source: ['users'] } },
	description:
		'Fields to keep in step. Use an expression for each, such as {{ $json.company }}: it is read for every input item. Fields that you do not add are neither set nor compared.',
};

const ACCESS = ['administrator', 'member', 'none'];

/** @throws InvalidValue for an unknown product or access, and for a list that breaks Autodesk's rules */
function productsIn(field: string, entered: unknown): ProductAccess[] {
	const pairs = isJsonObject(entered)
		? Object.entries(entered).map(([key, access]): [string, string] => [key, String(access)])
		: longTextList(entered).map(pairIn);
	const listed = pairs.map(([product, access]) => ({
		key: productKey(field, product),
		access: known(field, access, ACCESS),
	}));
	const broken = brokenRule(listed);
	if (broken !== undefined) throw new InvalidValue(field, broken);
	return listed;
}

function pairIn(text: string): [string, string] {
	const [product, access = 'member'] = text.split(/[:=]/);
	return [product, access];
}

/** By its key or its name. */
function productKey(field: string, product: string): string {
	const wanted = product.trim().toLowerCase();
	const byName = Object.entries(ACCESS_PRODUCTS).find(([, name]) => name.toLowerCase() === wanted);
	return byName?.[0] ?? known(field, product, Object.keys(ACCESS_PRODUCTS));
}

function known(field: string, entered: string, values: readonly string[]): string {
	const text = entered.trim();
	const found = values.find((value) => value.toLowerCase() === text.toLowerCase());
	if (found !== undefined) return found;
	throw new InvalidValue(field, `"${text}" is none of ${values.join(', ')}`);
}
