import type { Call, Reply } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { projectOf } from '../accountAdmin/access';
import { isProjectMember, mapIn } from '../state/membership';
import type { Project } from '../state/documents';
import type { ProjectRecord } from '../state/projectRecord';

/** What the three products have in common: who sees the records of a project, and how pages are cut. */

type AnyCall = Call<never> | Call<unknown> | Call;

/** Records of one product. Key: project id with `b.`, then id. */
export type Records = Map<string, Map<string, ProjectRecord>>;

/**
 * @throws Refusal 400 for an id with `b.`, 404 for an unknown project, 403 unless the user is a member of a
 * project on the Forma platform
 */
export function openProject(call: AnyCall): Project {
	const project = projectOf(call);
	const { user } = call.caller;
	if (!user || !isProjectMember(call.sim.state, project, user)) {
		throw new Refusal(403, 'The user is not a member of the project');
	}
	if (project.platform !== 'acc') {
		throw new Refusal(403, 'The product is not active in the project');
	}
	return project;
}

/** Those of the project of the path, oldest first. @throws Refusal as {@link openProject} */
export function recordsOf(call: AnyCall, records: Records): ProjectRecord[] {
	const { id } = openProject(call);
	return [...mapIn(records, id).values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** @throws Refusal as {@link openProject}, and 404 */
export function recordOf(call: AnyCall, records: Records, id: string): ProjectRecord {
	const record = mapIn(records, openProject(call).id).get(id);
	if (record) return record;
	throw new Refusal(404, `${id} does not exist`);
}

/** @param key where the rows are in the answer */
export function pageReply(
	key: 'results' | 'data',
	rows: readonly ProjectRecord[],
	{ limit, offset }: { limit: number; offset: number },
	url?: URL,
): Reply {
	const page = rows.slice(offset, offset + limit);
	const pagination: Record<string, unknown> = { limit, offset, totalResults: rows.length };
	if (url) pagination.nextUrl = offset + limit < rows.length ? pageUrl(url, offset + limit) : null;
	return { status: 200, body: { [key]: page, pagination } };
}

function pageUrl(url: URL, offset: number): string {
	const next = new URL(url);
	next.searchParams.set('offset', String(offset));
	return String(next);
}

/** `from..to`, as the search of RFIs and the days of submittals take it; one time alone is refused. */
export function readRange(text: string, form: RegExp): [from: string, to: string] {
	const [from, to, ...rest] = text.split('..');
	if (to !== undefined && rest.length === 0 && form.test(from) && form.test(to)) return [from, to];
	throw new Refusal(400, `"${text}" is not a range of the documented form`);
}
