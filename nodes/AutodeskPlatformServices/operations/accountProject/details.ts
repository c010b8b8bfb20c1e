import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { address, addressOf } from '../../../fields/address';
import { businessUnit, businessUnitId } from '../../../fields/businessUnit';
import type { CustomJson } from '../../../fields/customJson';
import { InvalidValue } from '../../../values/invalidValue';
import { isoDate } from '../../../values/isoDate';
import { textField } from '../../../fields/textField';
import { optionalText } from '../../../values/text';
import { timeZone } from '../../../values/timeZone';

/** Entries of a collection: what both services store about a project beside name and type. */
export const projectDetails: INodeProperties[] = [
	...address,
	businessUnit,
	textField(
		'Construction Type',
		'constructionType',
		'e.g. New Construction',
		'Kind of construction',
	),
	textField('Contract Type', 'contractType', 'e.g. Lump Sum', 'Kind of contract'),
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		default: '',
		description: 'Day on which the project is to end',
	},
	textField('Job Number', 'jobNumber', 'e.g. J-17', 'Number of the project in your own books'),
	{
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
					{
						displayName: 'Currency',
						name: 'currency',
						type: 'string',
						default: 'USD',
						placeholder: 'e.g. EUR',
						description: 'ISO 4217 code of the currency',
					},
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
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		description: 'Day on which the project starts',
	},
	textField('Time Zone', 'timezone', 'e.g. Europe/Berlin', 'IANA name of the time zone'),
];

export interface ProjectDetails extends CustomJson {
	businessUnit?: unknown;
	constructionType?: string;
	contractType?: string;
	endDate?: unknown;
	jobNumber?: string;
	projectValue?: { amount?: { currency?: unknown; value?: unknown } };
	startDate?: unknown;
	timezone?: string;
}

/**
 * The details that were filled in, under the names of `construction/admin`.
 *
 * @throws InvalidValue
 */
export function projectDetailsOf(details: ProjectDetails): IDataObject {
	const startDate = isoDate('Start Date', details.startDate);
	const endDate = isoDate('End Date', details.endDate);
	if (startDate !== undefined && endDate !== undefined && startDate > endDate) {
		throw new InvalidValue('End Date', `${endDate} lies before the start date ${startDate}`);
	}
	return {
		...addressOf(details),
		businessUnitId: businessUnitId(details),
		constructionType: optionalText('Construction Type', details.constructionType, 255),
		contractType: optionalText('Contract Type', details.contractType, 255),
		endDate,
		jobNumber: optionalText('Job Number', details.jobNumber, 100),
		projectValue: projectValueOf(details),
		startDate,
		timezone: timeZone('Time Zone', details.timezone),
	};
}

function projectValueOf({ projectValue }: ProjectDetails): IDataObject | undefined {
	if (projectValue?.amount === undefined) return undefined;
	const { value = 0, currency = 'USD' } = projectValue.amount;
	const code = String(currency).trim().toUpperCase();
	if (!/^[A-Z]{3}$/.test(code)) {
		throw new InvalidValue('Project Value', `"${String(currency)}" is no currency code, e.g. EUR`);
	}
	const amount = Number(value);
	if (!Number.isFinite(amount) || amount < 0) {
		throw new InvalidValue('Project Value', `"${String(value)}" is no amount of money`);
	}
	return { value: amount, currency: code };
}
