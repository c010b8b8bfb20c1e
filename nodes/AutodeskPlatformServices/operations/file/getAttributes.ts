import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { inBatches } from '../../../../protocol/batches';
import { fillPath } from '../../../../protocol/aps/ids';
import { isJsonObject, objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import { mapInOrder } from '../../../actionNode/mapInOrder';
import { attributeAdvice } from '../../../customAttributes/definitions';
import { concurrencyFrom } from '../../../fields/concurrency';
import { docsProjectId } from '../../../fields/docsProject';
import { file, fileUrn } from '../../../fields/file';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import { simplified, simplify } from '../../../fields/simplify';
import { readRows } from '../../../batchRun/readRows';
import type { BatchRow } from '../../../batchRun/spec';
import { atMost } from '../../../operations/atMost';
import { defineAllItemsOperation } from '../../../operations/operation';
import type { AllItemsRun, PairedOutput } from '../../../operations/operation';
import { fileAttributesExample, simplifyFileAttributes } from '../../../records/fileAttributes';

/** As many as Autodesk takes with one call. */
const FILES_AT_ONCE = 50;

/** As many as an error lists. */
const MOST_LISTED = 10;

const PATH = '/bim360/docs/v1/projects/{project_id}/versions:batch-get';

export const getAttributes = defineAllItemsOperation({
	action: 'List Custom Attribute Values',
	name: 'Get Attributes',
	value: 'getAttributes',
	summary: 'Get attributes of file',
	description:
		'Retrieve the custom attributes of files by name, with revision number and approval status. All input items of a project go together, 50 with one call. The ID of a version means that version.',
	endpoint: `POST ${PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	hasFieldsPerItem: true,
	fields: [hubForLists, projectOrLink, file, simplify],
	advice: attributeAdvice,
	example: fileAttributesExample,
	async executeAll(run) {
		const rows = await readRows(run, {
			readRow(row) {
				const { id } = fileUrn(row);
				return { place: docsProjectId(row), key: id, identity: { id }, body: undefined };
			},
		});
		const batches = inBatches(rows, ({ place }) => place, FILES_AT_ONCE);
		const { concurrency } = run.param<{ concurrency?: unknown }>('options', {});
		const answers = await mapInOrder(
			batches.length,
			concurrencyFrom(concurrency),
			async (index) => await readBatch(run, batches[index]),
			run.signal,
		);
		const found = new Map(answers.flat().map((answer) => [answer.row, answer]));
		return rowsFrom(
			run,
			rows.flatMap((row) => found.get(row) ?? []),
		);
	},
});

type FileRow = BatchRow<undefined>;

/** What Autodesk says about a file. */
interface Answer {
	row: FileRow;
	version?: IDataObject;
	/** Why there is no version, without a period. */
	reason: string;
}

async function readBatch(run: AllItemsRun, rows: readonly FileRow[]): Promise<Answer[]> {
	const [{ place: projectId }] = rows;
	const urns = [...new Set(rows.map(({ key }) => key))];
	const request = {
		method: 'POST',
		path: fillPath(PATH, { project_id: projectId }),
		body: { urns },
		repeatable: true,
	} as const;
	const body = await run.aps.read(request, ({ body: answer }) =>
		isJsonObject(answer) && (Array.isArray(answer.results) || Array.isArray(answer.errors))
			? answer
			: undefined,
	);
	const results = objectsIn(body.results);
	const errors = objectsIn(body.errors);
	return rows.map((row) => {
		const version = results.find(({ urn, itemUrn }) => urn === row.key || itemUrn === row.key);
		const error = errors.find(({ urn }) => urn === row.key);
		return {
			row,
			version: version && { ...version, projectId },
			reason: error ? reasonIn(error) : 'Autodesk returns nothing about it',
		};
	});
}

function reasonIn({ title, detail, code }: JsonObject): string {
	const texts = [title, detail].filter((text) => typeof text === 'string' && text !== '');
	const [text = String(code)] = texts.slice(-1);
	return `Autodesk says: ${String(text).replace(/\.$/, '')}`;
}

/** @throws NodeOperationError if files are missing, unless the node continues */
function rowsFrom(run: AllItemsRun, answers: readonly Answer[]): PairedOutput[] {
	const missing = answers.filter(({ version }) => version === undefined);
	if (missing.length > 0 && !run.ctx.continueOnFail()) {
		const listed = missing.map(({ row, reason }) => `Row ${row.item + 1} (${row.key}): ${reason}`);
		throw new NodeOperationError(
			run.ctx.getNode(),
			`${missing.length} of ${answers.length} files could not be read`,
			{
				description: ['Row 1 is the first input item', ...atMost(MOST_LISTED, listed)].join('. '),
			},
		);
	}
	return answers.map(({ row, version, reason }) => {
		const { item, key } = row;
		if (version === undefined) {
			return { json: { error: reason, details: { row: item + 1, id: key } }, item };
		}
		return { json: simplified(run, version, simplifyFileAttributes), item };
	});
}
