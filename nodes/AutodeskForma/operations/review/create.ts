import {
	LONGEST_REVIEW_NAME,
	LONGEST_REVIEW_NOTES,
	MOST_REVIEW_FILES,
} from '../../../../protocol/aps/reviewRules';
import { versionIdOf } from '../../../documents/documentIds';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { customBody } from '../../../fields/customBody';
import { locatedId } from '../../../fields/locator';
import { projectId } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { reviewExample, simplifyReview } from '../../../records/review';
import { documentUrn } from '../../../values/documentUrn';
import { guid } from '../../../values/guid';
import { InvalidValue } from '../../../values/invalidValue';
import { longTextList } from '../../../values/textList';
import { reviewAdvice, reviewWorkflow } from './reviewField';

const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3rd Floor Design Review',
	description: `Name of the review, at most ${LONGEST_REVIEW_NAME} characters`,
	body: 'name',
	read: read.requiredText(LONGEST_REVIEW_NAME),
});

const workflow = { ...reviewWorkflow, required: true };

const files = defineParameter({
	displayName: 'Files',
	name: 'files',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	description: `IDs of file versions, or of files for their newest versions, separated by commas or new lines, or as a list, at most ${MOST_REVIEW_FILES.toLocaleString('en')}`,
	read(entered, { displayName }) {
		const list = Array.isArray(entered) ? entered.map(String) : longTextList(entered);
		const texts = list.map((text) => text.trim()).filter((text) => text !== '');
		if (texts.length === 0) throw new InvalidValue(displayName, 'enter at least one');
		if (texts.length > MOST_REVIEW_FILES) {
			throw new InvalidValue(
				displayName,
				`use at most ${MOST_REVIEW_FILES} files, not ${texts.length}`,
			);
		}
		return texts.map((text) => documentUrn(displayName, text, 'fileVersion'));
	},
});

const details = additionalFields([
	customBody,
	defineParameter({
		displayName: 'Notes',
		name: 'notes',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: `Description of the review, at most ${LONGEST_REVIEW_NOTES.toLocaleString('en')} characters`,
		body: 'notes',
		read: read.text(LONGEST_REVIEW_NOTES),
	}),
]);

export const create = defineOperation({
	action: 'Create Review',
	name: 'Create',
	value: 'create',
	summary: 'Create review',
	description:
		'Start a review of files with an approval workflow of the project. Autodesk has no call to approve, reject or close a review.',
	endpoint: 'POST /construction/reviews/v1/projects/{projectId}/reviews',
	scopes: ['data:read', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, name, workflow, files, simplify, details],
	advice: {
		...reviewAdvice,
		400: 'All files must be in folders that the workflow may be used for, and none may be in another review that is open',
	},
	example: { ...reviewExample, updatedAt: '2026-03-02T16:40:00.000Z' },
	async execute(run) {
		const project = constructionProjectId(run);
		guid(workflow.displayName, locatedId(run, workflow.name));
		const entered = bodyOf(run, name, workflow, details);
		const body = merged({ fileVersions: await versions(run) }, entered);
		const path = run.path({ projectId: project });
		const created = await run.aps.record({ method: 'POST', path, body }, 'id');
		return simplified(run, created, simplifyReview);
	},
});

/** Each version once, however often it was entered. */
async function versions(run: OperationRun): Promise<Array<{ urn: string }>> {
	const ids = new Set<string>();
	for (const urn of valueOf(run, files)) {
		ids.add(await versionIdOf(run.aps, projectId(run), urn));
	}
	return [...ids].map((urn) => ({ urn }));
}
