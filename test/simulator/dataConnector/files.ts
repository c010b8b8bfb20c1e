import { WHOLE_EXTRACT } from '../../../protocol/aps/dataExtractRules';
import type { Call } from '../http/endpoint';
import type { DataExtract } from '../state/dataExtract';
import { zipOf } from './zip';
import type { ArchivedFile } from './zip';

/** What jobs extract: a table of projects, a table of issues, and empty tables for everything else. */

type AnyCall = Call<never> | Call<unknown> | Call;

/** The tables by name, and all of them together in a ZIP archive. */
export function filesOf(call: AnyCall, extract: DataExtract): ArchivedFile[] {
	const tables = extract.serviceGroups.flatMap((group) => tablesOf(call, extract, group));
	return [...tables, { name: WHOLE_EXTRACT, bytes: zipOf(tables) }];
}

function tablesOf(call: AnyCall, extract: DataExtract, group: string): ArchivedFile[] {
	switch (group) {
		case 'all':
			return ['admin', 'issues', 'rfis'].flatMap((each) => tablesOf(call, extract, each));
		case 'admin':
			return [table('admin_projects', ['id', 'name', 'status'], projectRows(call, extract))];
		case 'issues':
			return [
				table(
					'issues_issues',
					['issue_id', 'bim360_project_id', 'display_id', 'title', 'status'],
					issueRows(call, extract),
				),
			];
		default:
			return [table(`${group}_${group}`, ['id', 'bim360_project_id'], [])];
	}
}

function projectsOf({ sim }: AnyCall, { accountId, projectIdList }: DataExtract) {
	return [...sim.state.projects.values()].filter(
		({ id, hubId }) =>
			hubId === `b.${accountId}` &&
			(projectIdList === null || projectIdList.includes(id.replace(/^b\./, ''))),
	);
}

function projectRows(call: AnyCall, extract: DataExtract): unknown[][] {
	return projectsOf(call, extract).map(({ id, name, status }) => [
		id.replace(/^b\./, ''),
		name,
		status,
	]);
}

function issueRows(call: AnyCall, extract: DataExtract): unknown[][] {
	return projectsOf(call, extract).flatMap(({ id: projectId }) =>
		(call.sim.state.issues.get(projectId) ?? []).map(({ id, displayId, title, status }) => [
			id,
			projectId.replace(/^b\./, ''),
			displayId,
			title,
			status,
		]),
	);
}

function table(
	name: string,
	columns: readonly string[],
	rows: ReadonlyArray<readonly unknown[]>,
): ArchivedFile {
	const lines = [columns, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`);
	return { name: `${name}.csv`, bytes: Buffer.from(lines.join('')) };
}

function quoted(value: unknown): string {
	return `"${String(value).replace(/"/g, '""')}"`;
}
