import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { ProjectRecord } from '../state/projectRecord';
import { FORMS, FORMS_V1, FORMS_V2, QUESTIONS, WORK_LOG } from './formSettings';
import { formOf, secondVersion } from './formWriting';

type AnyCall = Call<never> | Call<unknown> | Call;

const MOST = 10;

const answer = z
	.object({
		fieldId: z.string().uuid(),
		notes: z.string().max(8000).optional(),
		textVal: z.string().max(8000).optional(),
		choiceVal: z.string().optional(),
		arrayVal: z.array(z.string()).optional(),
		dateVal: z
			.string()
			.regex(/^\d{4}-\d\d-\d\d$/)
			.optional(),
		numberVal: z.number().optional(),
		toggleVal: z
			.enum(['Yes', 'No', 'False', 'True', 'Minus', 'Plus', 'Fail', 'Pass', 'NA'])
			.optional(),
		svgVal: z.string().optional(),
		name: z.string().optional(),
	})
	.strict();

const row = z
	.object({
		id: z.string().uuid(),
		schema: z.string(),
		columns: z.array(
			z
				.object({
					columnId: z.string().optional(),
					columnName: z.string().optional(),
					numberVal: z.number().optional(),
					textVal: z.string().optional(),
					timespanVal: z.number().optional(),
				})
				.strict(),
		),
	})
	.strict();

const NORMALIZED: Readonly<Record<string, string>> = {
	Yes: 'True',
	Plus: 'True',
	Pass: 'True',
	No: 'False',
	Minus: 'False',
	Fail: 'False',
};

/** Adds values, or replaces those of the same field or row. */
export const updateFormValues = defineEndpoint({
	...FORMS,
	method: 'PUT',
	path: `${FORMS_V2}/forms/{formId}/values:batch-update`,
	scopes: ['data:write'],
	query: ['excludeFormResponse', 'includeNativeFormValues'],
	body: z
		.object({
			customValues: z.array(answer).max(MOST).optional(),
			tabularValues: z.array(row).max(MOST).optional(),
		})
		.strict(),
	handle(call) {
		const form = formOf(call);
		if (form.status !== 'draft' && form.status !== 'inProgress') {
			throw new Refusal(409, 'The form is not in progress');
		}
		const { customValues = [], tabularValues = [] } = call.body;
		for (const value of customValues) checkAnswer(value);
		const changed = {
			updatedAt: new Date().toISOString(),
			updatedBy: call.caller.user!.autodeskId,
		};
		const values = customValues.map((value) => ({ id: randomUUID(), ...value, ...changed }));
		const rows = tabularValues.map(({ schema, ...value }, rank) => {
			const fieldId = schema === 'worklogEntries' ? WORK_LOG : schema;
			return {
				...value,
				table: schema,
				schema: fieldId,
				fieldId,
				rank,
				deleted: false,
				...changed,
			};
		});
		Object.assign(form, changed, {
			values: upserted(listIn(form, 'values'), values, 'fieldId'),
			rows: upserted(listIn(form, 'rows'), rows, 'id'),
		});
		return { status: 200, body: secondVersion(form) };
	},
});

export const listFormValues = defineEndpoint({
	...FORMS,
	method: 'GET',
	path: `${FORMS_V2}/forms/{formId}/values`,
	scopes: ['data:read'],
	query: ['limit', 'offset', 'sectionUid'],
	handle(call) {
		const values = listIn(formOf(call), 'values').map((value) => {
			const toggle = String(value.toggleVal);
			return {
				deleted: false,
				...value,
				toggleVal: value.toggleVal && (NORMALIZED[toggle] ?? toggle),
			};
		});
		return page(call, values);
	},
});

export const listFormRows = defineEndpoint({
	...FORMS,
	method: 'GET',
	path: `${FORMS_V1}/forms/{formId}/table/{fieldId}/values`,
	scopes: ['data:read'],
	query: ['limit', 'offset'],
	handle(call) {
		const { fieldId } = call.params;
		if (!QUESTIONS.some(({ type, schema }) => type === 'table' && schema === fieldId)) {
			throw new Refusal(404, `The form has no table ${fieldId}`);
		}
		return page(
			call,
			listIn(formOf(call), 'rows').filter((each) => each.fieldId === fieldId),
		);
	},
});

/** @throws Refusal 400 for a field that the layout lacks, or a value under the wrong member */
function checkAnswer(value: z.infer<typeof answer>): void {
	const question = QUESTIONS.find(({ uid }) => uid === value.fieldId);
	if (!question) throw new Refusal(400, `The form has no field ${value.fieldId}`);
	const wrong = Object.keys(value).find(
		(key) => key.endsWith('Val') && !('valueName' in question && question.valueName === key),
	);
	if (wrong !== undefined) throw new Refusal(400, `The field takes no ${wrong}`);
}

type Rows = Array<Record<string, unknown>>;

function upserted(before: Rows, changes: Rows, key: string): Rows {
	const kept = before.filter((old) => !changes.some((change) => change[key] === old[key]));
	return [...kept, ...changes];
}

function listIn(form: ProjectRecord, name: 'values' | 'rows'): Rows {
	const list = form[name];
	return Array.isArray(list) ? list : [];
}

function page({ query }: AnyCall, rows: Rows) {
	const limit = query.integer('limit', 50, 1, 50);
	const offset = query.integer('offset', 0, 0);
	const pagination = { limit, offset, totalResults: rows.length, nextUrl: null };
	return { status: 200, body: { data: rows.slice(offset, offset + limit), pagination } };
}
