import { describe, expect, it } from 'vitest';
import { ACCESS_PRODUCTS, FILTER_PRODUCTS } from '../../../protocol/aps/products';

describe('the products to filter by', () => {
	it('include every product that users get access to, in the spelling of filters', () => {
		const spelled = Object.keys(ACCESS_PRODUCTS).map((key) =>
			key.replace('autoSpecs', 'autospecs'),
		);
		expect(Object.keys(FILTER_PRODUCTS)).toEqual(expect.arrayContaining(spelled));
		expect(FILTER_PRODUCTS).not.toHaveProperty('autoSpecs');
	});

	it('have distinct labels even if both platforms use the same name', () => {
		const labels = Object.values(FILTER_PRODUCTS);
		expect(new Set(labels).size).toBe(labels.length);
	});
});
