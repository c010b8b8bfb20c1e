import { ACCESS_PRODUCTS } from '../../protocol/aps/products';
import { InvalidValue } from '../values/invalidValue';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { productOptions } from './productOptions';

const product = defineParameter({
	displayName: 'Product',
	name: 'key',
	type: 'options',
	options: productOptions(ACCESS_PRODUCTS),
	default: 'docs',
	description: 'ACC product to give access to',
	read: read.choice,
});

const access = defineParameter({
	displayName: 'Access',
	name: 'access',
	type: 'options',
	options: [
		{ name: 'Administrator', value: 'administrator' },
		{ name: 'Member', value: 'member' },
		{ name: 'None', value: 'none' },
	],
	default: 'member',
	description: 'What the user may do in the product. Project Administration has no members.',
	read: read.choice,
});

/** Autodesk rejects lists that break its rules with a bare 400, so they are checked here. */
export const productAccess = defineParameter({
	displayName: 'Products',
	name: 'products',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Product',
	default: {},
	description:
		'Products the user can access. A product must be active in the project. A project administrator is an administrator of every product; others are members.',
	options: [
		{
			displayName: 'Product',
			name: 'product',
			values: [product, access],
		},
	],
	body: 'products',
	read(entered, { displayName }, run) {
		const rows = (entered as { product?: Entered[] } | undefined)?.product ?? [];
		const products = rows.map(({ key, access: chosen }) => ({
			key: product.read(key, product, run) ?? 'docs',
			access: access.read(chosen, access, run) ?? 'member',
		}));
		const broken = brokenRule(products);
		if (broken !== undefined) throw new InvalidValue(displayName, broken);
		return products.length === 0 ? undefined : products;
	},
});

export interface ProductAccess {
	key: string;
	access: string;
}

/** The contents of a row; an expression may return anything. */
interface Entered {
	key?: unknown;
	access?: unknown;
}

/**
 * The rule of Autodesk that a list of products breaks; undefined if it is in order. Source: reference of
 * Add Project User, notes on `products`.
 */
export function brokenRule(products: readonly ProductAccess[]): string | undefined {
	const keys = products.map(({ key }) => key);
	const twice = keys.find((key, index) => keys.indexOf(key) !== index);
	if (twice) return `${nameOf(twice)} is listed twice`;
	const others = products.filter(({ key }) => key !== 'projectAdministration');
	switch (products.find(({ key }) => key === 'projectAdministration')?.access) {
		case 'member':
			return 'the access to Project Administration must be Administrator or None';
		case 'administrator':
			return others.some(({ access }) => access !== 'administrator')
				? 'if Project Administration is Administrator, every other product must be Administrator too'
				: undefined;
		case 'none':
			return others.some(({ access }) => access === 'administrator')
				? 'if Project Administration is None, no other product can be Administrator'
				: undefined;
		default:
			return undefined;
	}
}

function nameOf(key: string): string {
	const [, name = key] = Object.entries(ACCESS_PRODUCTS).find(([each]) => each === key) ?? [];
	return name;
}
