import { NodeApiError } from 'n8n-workflow';
import type { LeftOut, LeftOutProject } from '../registration';

/**
 * Why Autodesk does not show the folders of a project.
 *
 * @throws the error itself if it does not concern the project alone, such as an outage
 */
export function whyClosed(error: unknown): string {
	const status = error instanceof NodeApiError ? error.httpCode : null;
	if (status === '403') return 'the credential may not open it (403)';
	if (status === '404') return 'Autodesk does not find it (404)';
	throw error;
}

/** The same project may be left out for several events, each with its own reason. */
export function withoutRepetitions(leftOut: readonly LeftOutProject[]): LeftOutProject[] {
	const byIdentity = new Map(
		leftOut.map((project) => [`${project.projectId} ${project.reason}`, project]),
	);
	return [...byIdentity.values()];
}

export function describeLeftOut({ projectName, projectId, reason }: LeftOutProject): string {
	return `${projectName} (${projectId}): ${reason}`;
}

/** Static data stays small, and so does the item that reports it; the log names all of them. */
const MAX_NOTED = 50;

/** @returns undefined if everything is watched */
export function noteLeftOut(projects: readonly LeftOutProject[]): LeftOut | undefined {
	if (projects.length === 0) return undefined;
	return {
		since: new Date().toISOString(),
		count: projects.length,
		projects: projects.slice(0, MAX_NOTED),
	};
}
