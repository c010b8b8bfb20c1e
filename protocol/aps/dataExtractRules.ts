import { isJsonObject } from '../json';
import type { SignedDownload } from './signedDownload';

/** What Autodesk documents about data extracts (Data Connector v1), which it calls data requests. */

export const DATA_EXTRACTS_PATH = '/data-connector/v1/accounts/{accountId}/requests';
export const DATA_EXTRACT_PATH = `${DATA_EXTRACTS_PATH}/{dataExtractId}`;
export const DATA_EXTRACT_JOBS_PATH = `${DATA_EXTRACT_PATH}/jobs`;
export const ACCOUNT_JOBS_PATH = '/data-connector/v1/accounts/{accountId}/jobs';
export const DATA_JOB_PATH = `${ACCOUNT_JOBS_PATH}/{jobId}`;
export const DATA_FILES_PATH = `${DATA_JOB_PATH}/data-listing`;
export const DATA_FILE_PATH = `${DATA_JOB_PATH}/data/{fileName}`;

/** Holds all files of a job. */
export const WHOLE_EXTRACT = 'autodesk_data_extract.zip';

/** A data extract takes no more projects. */
export const MOST_EXTRACT_PROJECTS = 50;

/** What every job extracts in full, by name. */
export const SERVICE_GROUPS: Readonly<Record<string, string>> = {
	all: 'All',
	activities: 'Activities',
	admin: 'Admin',
	assets: 'Assets',
	checklists: 'Checklists',
	cost: 'Cost',
	dailylogs: 'Daily Logs',
	forms: 'Forms',
	iq: 'Construction IQ',
	issues: 'Issues',
	locations: 'Locations',
	markups: 'Markups',
	meetingminutes: 'Meeting Minutes',
	photos: 'Photos',
	relationships: 'Relationships',
	reviews: 'Reviews',
	rfis: 'RFIs',
	schedule: 'Schedule',
	sheets: 'Sheets',
	submittals: 'Submittals (BIM 360)',
	submittalsacc: 'Submittals',
	transmittals: 'Transmittals',
};

/** What a job extracts only as far as it changed in the date range, by name. Beta since May 2026. */
export const CHANGED_GROUPS: Readonly<Record<string, string>> = {
	cdcadmin: 'Admin',
	cdccost: 'Cost',
	cdcissues: 'Issues',
	cdclocations: 'Locations',
	cdcmeetingminutes: 'Meeting Minutes',
	cdcrfis: 'RFIs',
	cdcschedule: 'Schedule',
	cdcsheets: 'Sheets',
	cdcsubmittalsacc: 'Submittals',
	cdctransmittals: 'Transmittals',
};

/** How often a data extract runs, and what Autodesk calls it. */
export const SCHEDULES = {
	oneTime: 'ONE_TIME',
	day: 'DAY',
	week: 'WEEK',
	month: 'MONTH',
	year: 'YEAR',
} as const;

export type Schedule = keyof typeof SCHEDULES;

/** `DAY` becomes `day`. @returns undefined for a schedule that is not known */
export function scheduleOf(interval: unknown): Schedule | undefined {
	return schedules.find((schedule) => SCHEDULES[schedule] === interval);
}

const schedules: readonly Schedule[] = ['oneTime', 'day', 'week', 'month', 'year'];

/** Which projects a data extract covers if none are chosen. */
export const PROJECT_STATUSES = ['active', 'all', 'archived'] as const;

/** How a job stands: its status until it is complete, and then how it ended. */
export const JOB_STATUSES = ['queued', 'running', 'success', 'failed', 'cancelled'] as const;

/** @returns one of {@link JOB_STATUSES}, or whatever else Autodesk says; undefined if it says nothing */
export function jobStatusOf(job: Readonly<Record<string, unknown>>): string | undefined {
	const { status, completionStatus } = job;
	if (status !== 'complete') return textOf(status);
	return textOf(completionStatus) ?? 'complete';
}

/** Whether a job has ended, well or not. */
export function hasJobEnded({ status }: Readonly<Record<string, unknown>>): boolean {
	return status === 'complete';
}

/**
 * The IDs of the projects of a data extract or job. The reference says that they are a list, and shows them
 * as JSON in a text.
 *
 * @returns an empty list for all projects
 */
export function extractProjectIds({
	projectIdList,
	projectId,
}: Readonly<Record<string, unknown>>): string[] {
	const listed = typeof projectIdList === 'string' ? parsed(projectIdList) : projectIdList;
	if (Array.isArray(listed)) return listed.filter((id) => typeof id === 'string');
	return typeof projectId === 'string' && projectId !== '' ? [projectId] : [];
}

/** A file of a job that ended. */
export interface DataFile {
	name: string;
	/** In bytes. Undefined if the service does not say. */
	size: number | undefined;
}

/** @returns undefined for an answer that is no list of files */
export function readDataFiles(body: unknown): DataFile[] | undefined {
	if (!Array.isArray(body)) return undefined;
	return body
		.filter(isJsonObject)
		.flatMap(({ name, size }) =>
			typeof name === 'string' && name !== '' ? [{ name, size: byteCount(size) }] : [],
		);
}

/**
 * The answer to a call for a file: a URL that is valid for 60 seconds.
 *
 * @returns undefined for an answer without a usable URL
 */
export function readDataFileUrl(body: unknown): SignedDownload | undefined {
	if (!isJsonObject(body)) return undefined;
	const { signedUrl } = body;
	if (typeof signedUrl !== 'string' || !URL.canParse(signedUrl)) return undefined;
	const size = byteCount(body.size);
	return {
		size,
		sha1: undefined,
		contentType: undefined,
		pieces: [{ url: signedUrl, start: 0, end: size }],
	};
}

/** The reference says that sizes are numbers, and shows texts. */
function byteCount(size: unknown): number | undefined {
	const count = typeof size === 'string' && /^\d+$/.test(size) ? Number(size) : size;
	return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
