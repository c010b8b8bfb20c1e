import { inBatches } from '../../../protocol/batches';
import type { EventDetails } from './eventDetails';
import { detailsInFolder, fileDetails } from './fileDetails';
import { folderDetails } from './folderDetails';
import { projectName } from './projectName';
import type { Reading } from './reading';
import type { FileSubject, Subject } from './subject';

/** What is known about one event so far. */
export interface Sheet {
	subject: Subject;
	details: EventDetails;
}

/** One thing to ask Autodesk, for one or more events. */
export interface LookUp {
	/** What it is about, for errors. */
	thing: 'project' | 'folder' | 'file';
	sheets: readonly Sheet[];
	/** Enters what it finds on the sheets. @throws NotShown, NodeApiError */
	run(reading: Reading): Promise<void>;
}

/** A query for so many files still fits into an address. */
const FILES_AT_ONCE = 50;

/** Events about older versions, and those of large folders, are asked for one by one: so many of a delivery. */
const MOST_SINGLE = 20;

/** What there is to ask: each project, folder and group of files once. */
export function lookUpsFor(sheets: readonly Sheet[]): LookUp[] {
	return [...ofProjects(sheets), ...ofFolders(sheets), ...ofFiles(sheets)];
}

function ofProjects(sheets: readonly Sheet[]): LookUp[] {
	return grouped(sheets, ({ subject }) => subject.project?.projectId).map((group) => ({
		thing: 'project',
		sheets: group,
		async run(reading) {
			const { project } = group[0].subject;
			if (project === undefined) return;
			enter(group, { projectName: await projectName(reading, project) });
		},
	}));
}

function ofFolders(sheets: readonly Sheet[]): LookUp[] {
	return grouped(sheets, ({ subject }) => subject.folder?.subfolderId).map((group) => ({
		thing: 'folder',
		sheets: group,
		async run(reading) {
			const { folder } = group[0].subject;
			if (folder === undefined) return;
			enter(group, await folderDetails(reading, folder));
		},
	}));
}

function ofFiles(sheets: readonly Sheet[]): LookUp[] {
	const about = sheets.filter(({ subject }) => subject.file !== undefined);
	return inBatches(about, placeOf, FILES_AT_ONCE).map((group) => ({
		thing: 'file',
		sheets: group,
		run: async (reading) => await readFiles(reading, group),
	}));
}

function placeOf({ subject: { file } }: Sheet): string {
	return `${file?.projectId} ${file?.folderId ?? file?.versionId}`;
}

/** Reads several files of a folder with one call, then one by one those that its answer lacks. */
async function readFiles(reading: Reading, group: readonly Sheet[]): Promise<void> {
	const byVersion = grouped(group, ({ subject }) => subject.file?.versionId);
	const found = byVersion.length > 1 ? await inFolder(reading, group) : new Map();
	const left: Sheet[][] = [];
	for (const sheets of byVersion) {
		const details = found.get(fileOf(sheets[0]).versionId);
		if (details === undefined) left.push(sheets);
		else enter(sheets, details);
	}
	for (const sheets of left.slice(0, MOST_SINGLE)) {
		enter(sheets, await fileDetails(reading, fileOf(sheets[0])));
	}
	for (const sheet of left.slice(MOST_SINGLE).flat()) {
		addError(sheet, 'File: not looked up, because too many events arrived at once');
	}
}

async function inFolder(
	reading: Reading,
	group: readonly Sheet[],
): Promise<ReadonlyMap<string, EventDetails>> {
	const { projectId, folderId } = fileOf(group[0]);
	const itemIds = group.map((sheet) => fileOf(sheet).itemId).filter((id) => id !== undefined);
	if (folderId === undefined || itemIds.length === 0) return new Map();
	return await detailsInFolder(reading, projectId, folderId, [...new Set(itemIds)]);
}

function fileOf({ subject: { file } }: Sheet): FileSubject {
	if (file === undefined) throw new Error('The event is about no file');
	return file;
}

function enter(sheets: readonly Sheet[], details: EventDetails): void {
	for (const sheet of sheets) Object.assign(sheet.details, details);
}

/** @param text what and why, without a period */
export function addError({ details }: Sheet, text: string): void {
	details.lookUpError =
		details.lookUpError === undefined ? text : `${details.lookUpError}; ${text}`;
}

/** Groups of sheets with the same key, in their order. Those without a key are left out. */
function grouped(sheets: readonly Sheet[], keyOf: (sheet: Sheet) => string | undefined): Sheet[][] {
	const groups = new Map<string, Sheet[]>();
	for (const sheet of sheets) {
		const key = keyOf(sheet);
		if (key === undefined) continue;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [sheet]);
		else group.push(sheet);
	}
	return [...groups.values()];
}
