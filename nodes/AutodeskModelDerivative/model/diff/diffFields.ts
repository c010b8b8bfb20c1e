import { fillPath } from '../../../../protocol/aps/ids';
import { readDiffField } from '../../../../protocol/aps/modelDiff';
import type { DiffField } from '../../../../protocol/aps/modelDiff';
import type { OperationRun } from '../../../operations/operation';
import { immutableLines } from './immutableLines';

/** What the keys of properties mean, by key. */
export async function diffFields(
	run: OperationRun,
	projectId: string,
	diffId: string,
): Promise<Map<string, DiffField>> {
	const path = fillPath('/construction/index/v2/projects/{projectId}/diffs/{diffId}/fields', {
		projectId,
		diffId,
	});
	const fields = new Map<string, DiffField>();
	for await (const line of immutableLines(run, path)) {
		const field = readDiffField(line);
		if (field !== undefined) fields.set(...field);
	}
	return fields;
}
