import type { IDataObject } from 'n8n-workflow';
import type { FormQuestion } from '../apsLists/formQuestions';
import { isoTime } from './isoTime';

/** The members that hold an answer, depending on the question. */
const VALUES = [
	'textVal',
	'numberVal',
	'integerVal',
	'choiceVal',
	'toggleVal',
	'dateVal',
	'timeVal',
	'timespanVal',
	'datetimeUtcVal',
	'datetimeLocalVal',
	'uidVal',
	'arrayVal',
	'svgVal',
] as const;

/** @param question that it answers; undefined if the layout of the form does not have it any more */
export function simplifyFormValue(
	answer: IDataObject,
	question: FormQuestion | undefined,
): IDataObject {
	return {
		question: question?.label ?? null,
		section: question?.section ?? null,
		value: valueIn(answer, question?.valueName) ?? null,
		notes: answer.notes ?? null,
		signedBy: answer.name ?? null,
		updatedAt: isoTime(answer.updatedAt),
		id: answer.id,
		questionId: answer.fieldId ?? null,
		updatedById: answer.updatedBy ?? null,
	};
}

/** @returns its cells by the names of their columns; a span of time is in ms */
export function simplifyFormRow(row: IDataObject, cells: readonly IDataObject[]): IDataObject {
	const values = cells.map((cell) => [
		String(cell.columnName ?? cell.columnId),
		valueIn(cell, undefined) ?? null,
	]);
	return {
		values: Object.fromEntries(values) as IDataObject,
		updatedAt: isoTime(row.updatedAt),
		id: row.id,
		tableId: row.fieldId ?? row.schema ?? null,
		updatedById: row.updatedBy ?? null,
	};
}

function valueIn(holder: IDataObject, name: string | undefined): unknown {
	const known = name === undefined ? undefined : holder[name];
	if (known !== undefined && known !== null) return known;
	const filled = VALUES.find((each) => holder[each] !== undefined && holder[each] !== null);
	return filled === undefined ? undefined : holder[filled];
}

export const formValueExample: IDataObject = {
	question: 'Temperature',
	section: 'Weather',
	value: 21,
	notes: null,
	signedBy: null,
	updatedAt: '2026-03-03T08:15:30.000Z',
	id: '550e8400-e29b-41d4-a716-446655440001',
	questionId: '123e4567-e89b-42d3-a456-426614174000',
	updatedById: '7KJX2MPQ4RTZ',
};

export const formRowExample: IDataObject = {
	values: {
		trade: 'Electricians',
		headcount: 5,
		timespan: 28_800_000,
		description: 'Lights on level 2',
	},
	updatedAt: '2026-03-03T08:15:30.000Z',
	id: '28a31f14-d963-42a3-bf98-d38b73e7aba3',
	tableId: '6c8055d5-1301-46f6-9d18-8a2a208a277e',
	updatedById: '7KJX2MPQ4RTZ',
};
