import { fillPath } from '../../../../protocol/aps/ids';
import { readDiffElement } from '../../../../protocol/aps/modelDiff';
import type { DiffElement } from '../../../../protocol/aps/modelDiff';
import type { OperationRun } from '../../../operations/operation';
import { immutableLines } from './immutableLines';

/** The elements that differ, one at a time, so that large differences need little memory. */
export async function* diffElements(
	run: OperationRun,
	projectId: string,
	diffId: string,
): AsyncGenerator<DiffElement> {
	const path = fillPath('/construction/index/v2/projects/{projectId}/diffs/{diffId}/properties', {
		projectId,
		diffId,
	});
	for await (const line of immutableLines(run, path)) {
		const element = readDiffElement(line);
		if (element !== undefined) yield element;
	}
}
