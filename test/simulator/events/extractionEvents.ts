import type { Simulation } from '../simulation/simulation';
import type { Version } from '../state/documents';
import { sampleCallback } from '../callbacks/catalogue';

/** Tells hooks of a workflow that the automatic translation of a new version is done. */
export function emitExtraction(
	{ callbacks }: Simulation,
	workflow: string,
	version: Pick<Version, 'id'>,
	workflowAttribute?: Record<string, unknown>,
): void {
	const urn = Buffer.from(version.id).toString('base64url');
	const sample = sampleCallback('derivative', 'extraction.finished')!;
	callbacks.dispatch({
		system: 'derivative',
		event: 'extraction.finished',
		scope: [workflow],
		resourceUrn: urn,
		payload: {
			...sample.payload,
			TimeStamp: Date.now(),
			URN: urn,
			...(workflowAttribute ? { WorkflowAttribute: workflowAttribute } : {}),
		},
	});
}
