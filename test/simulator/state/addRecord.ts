import { randomUUID } from 'node:crypto';
import { ASSET_CATEGORIES, STATUS_SETS } from './assetSettings';
import { DAILY_REPORT } from './formTemplates';
import { mapIn } from './membership';
import type { ProjectRecord, RecordKind } from './projectRecord';
import type { State } from './state';

/** The fields that the kinds have besides those of all. */
const FIELDS: Readonly<Record<RecordKind, (number: number) => Record<string, unknown>>> = {
	rfis: (number) => ({
		customIdentifier: String(number),
		title: `RFI ${number}`,
		question: 'Where does the pipe go?',
		status: 'open',
		workflowType: 'US',
		assignedTo: [],
		commentsCount: 0,
		customAttributes: [],
	}),
	submittals: (number) => ({
		identifier: number,
		customIdentifier: String(number),
		customIdentifierHumanReadable: String(number),
		title: `Submittal ${number}`,
		statusId: '2',
		stateId: 'rev',
		revision: 0,
		watchers: [],
	}),
	assets: (number) => ({
		clientAssetId: `Asset ${number}`,
		categoryId: ASSET_CATEGORIES.find(({ name }) => name === 'Mechanical')!.id,
		statusId: STATUS_SETS[0].values[0].id,
		isActive: true,
		version: number,
		companyId: null,
	}),
	reviews: (number) => ({
		sequenceId: number,
		name: `Review ${number}`,
		status: 'OPEN',
		currentStepId: 'Lane_2',
		archived: false,
		approvedBy: {},
		approvedAt: null,
		files: [],
	}),
	forms: (number) => ({
		formNum: number,
		name: `Form ${number}`,
		status: 'inProgress',
		formDate: '2026-03-02',
		formTemplateId: DAILY_REPORT.id,
		nativeForm: { layoutId: DAILY_REPORT.layoutId, version: '13.0' },
	}),
};

/**
 * Adds a record as a person would.
 *
 * @param projectId with `b.`
 */
export function addRecord(
	state: State,
	kind: RecordKind,
	projectId: string,
	fields: Readonly<Record<string, unknown>> = {},
): ProjectRecord {
	const records = mapIn(state[kind], projectId);
	const now = new Date().toISOString();
	const record = {
		id: randomUUID(),
		createdAt: now,
		updatedAt: now,
		createdBy: 'SIMKIM000001',
		updatedBy: 'SIMKIM000001',
		...FIELDS[kind](records.size + 1),
		...fields,
	};
	records.set(record.id, record);
	return record;
}
