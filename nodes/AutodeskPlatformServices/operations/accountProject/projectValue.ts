import { CURRENCIES } from '../../../../protocol/aps/currencies';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter } from '../../../parameters/parameter';
import { InvalidValue } from '../../../values/invalidValue';

/** What the user enters; an expression may return anything. */
interface Entered {
	amount?: { currency?: unknown; value?: unknown };
}

const currency: Omit<Parameter, 'read'> = {
	displayName: 'Currency',
	name: 'currency',
	type: 'options',
	options: CURRENCIES.map((code) => ({ name: code, value: code })),
	listedBy: 'getCurrencies',
	default: 'USD',
	description: 'ISO 4217 code of the currency',
};

/** Entry of a collection. The currency is an ISO 4217 code. */
export const projectValue = defineParameter({
	displayName: 'Project Value',
	name: 'projectValue',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Value',
	description: 'Contract value of the project',
	options: [
		{
			displayName: 'Value',
			name: 'amount',
			values: [
				currency,
				{
					displayName: 'Value',
					name: 'value',
					type: 'number',
					default: 0,
					description: 'Amount in that currency',
				},
			],
		},
	],
	body: 'projectValue',
	read(entered, { displayName }) {
		const { amount } = (entered ?? {}) as Entered;
		if (amount === undefined) return undefined;
		const { value = 0, currency = 'USD' } = amount;
		const code = String(currency).trim().toUpperCase();
		if (!CURRENCIES.some((listed) => listed === code)) {
			throw new InvalidValue(
				displayName,
				`"${String(currency)}" is not a currency code that Autodesk lists; use one such as EUR`,
			);
		}
		const number = Number(value);
		if (!Number.isFinite(number) || number < 0) {
			throw new InvalidValue(displayName, `"${String(value)}" is not an amount of money`);
		}
		return { value: number, currency: code };
	},
});
