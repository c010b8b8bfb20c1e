import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ACCESS_PRODUCTS } from '../../protocol/aps/products';
import type { AccessProduct } from '../../protocol/aps/products';
import { InvalidValue } from '../values/invalidValue';
import type { OperationRun } from '../operations/operation';
import { choice } from '../values/choice';
import { productOptions } from './productOptions';

const access: INodeProperties = {
	displayName: 'Access',
	name: 'access',
	type: 'options',
	options: [
		{ name: 'Administrator', value: 'administrator' },
		{ name: 'Member', value: 'member' },
		{ name: 'None', value: 'none' },
	],
	default: 'member',
	description: 'What the user may do there. Project Administration knows no members.',
};

export const productAccess: INodeProperties = {
	displayName: 'Products',
	name: 'products',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Product',
	default: {},
	description:
		'What the user may use. A product must be active in the project. A project administrator is an administrator of every product; others are members.',
	options: [
		{
			displayName: 'Product',
			name: 'product',
			values: [
				{
					displayName: 'Product',
					name: 'key',
					type: 'options',
					options: productOptions(ACCESS_PRODUCTS),
					default: 'docs',
					description: 'Which product of ACC the access is for',
				},
				access,
			],
		},
	],
};

type Access = 'administrator' | 'member' | 'none';

interface ProductAccess extends IDataObject {
	key: AccessProduct;
	access: Access;
}

/** As a row holds it; an expression may give any access. */
interface Entered {
	key?: AccessProduct;
	access?: unknown;
}

/**
 * The products entered, undefined when none. Autodesk refuses lists against its rules with a bare
 * 400, so they are checked here.
 *
 * @throws InvalidValue
 */
export function productAccessOf({ param }: OperationRun): ProductAccess[] | undefined {
	const entered = param<{ product?: Entered[] }>('products', {}).product ?? [];
	const products = entered.map(({ key = 'docs', access: chosen }) => ({
		key,
		access: (choice(access, chosen) ?? 'member') as Access,
	}));
	const broken = brokenRule(products);
	if (broken !== undefined) throw new InvalidValue(productAccess.displayName, broken);
	return products.length === 0 ? undefined : products;
}

/** Source: reference of Add Project User, notes on `products`. */
function brokenRule(products: readonly ProductAccess[]): string | undefined {
	const keys = products.map(({ key }) => key);
	const twice = keys.find((key, index) => keys.indexOf(key) !== index);
	if (twice) return `${ACCESS_PRODUCTS[twice]} is listed twice`;
	const others = products.filter(({ key }) => key !== 'projectAdministration');
	switch (products.find(({ key }) => key === 'projectAdministration')?.access) {
		case 'member':
			return 'Project Administration takes Administrator or None';
		case 'administrator':
			return others.some(({ access }) => access !== 'administrator')
				? 'with Administrator of Project Administration every other product must be Administrator too'
				: undefined;
		case 'none':
			return others.some(({ access }) => access === 'administrator')
				? 'with None of Project Administration no other product can be Administrator'
				: undefined;
		default:
			return undefined;
	}
}
