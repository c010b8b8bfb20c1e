import { fillPath } from '../../protocol/aps/ids';
import { isJsonObject, objectsIn } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';
import type { ApsClient } from '../apsClient/client';
import type { AnswerReader } from '../apsClient/readAnswer';

/** A question of a form, or a table in it. */
export interface FormQuestion {
	id: string;
	/** The other ID that Autodesk knows it by. */
	schema: string | undefined;
	/** `field` or `table`. */
	type: string;
	label: string;
	section: string;
	/** Where an answer has its value, e.g. `textVal`; undefined for a table. */
	valueName: string | undefined;
	/** The values to choose from; empty if there are none. */
	choices: readonly string[];
}

const NOT_FOUND = 404;

/** The questions of a layout of forms, in their order. */
export async function readFormQuestions(
	aps: ApsClient,
	projectId: string,
	layoutId: string,
): Promise<FormQuestion[]> {
	const place = { projectId, layoutId };
	const path = fillPath('/construction/forms/v1/projects/{projectId}/layouts/{layoutId}', place);
	const sections = await aps.read({ path }, listIn('sections'));
	const questions: FormQuestion[] = [];
	for (const { uid, label } of inOrder(sections)) {
		const items = await readItems(aps, { ...place, sectionId: String(uid) });
		for (const item of inOrder(items)) questions.push(questionOf(item, String(label ?? '')));
	}
	return questions;
}

/** Autodesk's reference has a section in version 2, its tutorial in version 1. */
async function readItems(
	aps: ApsClient,
	place: Readonly<Record<'projectId' | 'layoutId' | 'sectionId', string>>,
): Promise<JsonObject[]> {
	const section = '/projects/{projectId}/layouts/{layoutId}/sections/{sectionId}';
	const readSection = listIn('sectionItems');
	const items = await aps.read(
		{ path: fillPath(`/construction/forms/v2${section}`, place), accept: [NOT_FOUND] },
		(answer) => (answer.status === NOT_FOUND ? null : readSection(answer)),
	);
	if (items !== null) return items;
	return await aps.read({ path: fillPath(`/construction/forms/v1${section}`, place) }, readSection);
}

function listIn(key: string): AnswerReader<JsonObject[]> {
	return ({ body }) =>
		isJsonObject(body) && Array.isArray(body[key]) ? objectsIn(body[key]) : undefined;
}

function inOrder(rows: readonly JsonObject[]): JsonObject[] {
	return [...rows].sort((a, b) => Number(a.sortIndex ?? 0) - Number(b.sortIndex ?? 0));
}

function questionOf(item: JsonObject, section: string): FormQuestion {
	const { uid, schema, type, label, valueName, presets } = item;
	return {
		id: String(uid),
		schema: typeof schema === 'string' ? schema : undefined,
		type: String(type),
		label: String(label ?? ''),
		section,
		valueName: typeof valueName === 'string' ? valueName : undefined,
		choices: objectsIn(presets).flatMap(({ value }) => (typeof value === 'string' ? value : [])),
	};
}

/** The name of a question that several sections may have, e.g. `Weather > Temperature`. */
export function questionPath({ section, label }: FormQuestion): string {
	return section === '' ? label : `${section} > ${label}`;
}

/** The question that an answer belongs to. @param fieldId either of its IDs */
export function questionWith(
	questions: readonly FormQuestion[],
	fieldId: unknown,
): FormQuestion | undefined {
	return (
		questions.find(({ id }) => id === fieldId) ?? questions.find(({ schema }) => schema === fieldId)
	);
}
