import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../simulator';
import { credentialsAt } from './operationsAt';
import { runOperation } from './runOperation';

/**
 * Runs an operation on all items in real n8n-core against a simulator: a sync, with one item for each row.
 *
 * @param settings parameters of every run
 * @returns a function that returns the summary, the changes and the files of a run, and does not throw
 */
export function syncAt(simulator: () => Simulator, name: string, settings: INodeParameters) {
	return async (rows: readonly IDataObject[], parameters: INodeParameters = {}) => {
		const run = await runOperation(
			name,
			{ email: '={{ $json.email }}', ...settings, ...parameters },
			{
				as: 'twoLegged',
				credentials: credentialsAt(simulator(), 'app'),
				items: rows.map((json) => ({ json })),
			},
		);
		const items = run.outputs[0] ?? [];
		const [summary = {}, ...changes] = run.records;
		return {
			summary,
			changes,
			items,
			error: run.error,
			/** The text of a file of the summary. */
			async file(field: string): Promise<string> {
				return Buffer.from(items[0].binary?.[field].data ?? '', 'base64').toString();
			},
		};
	};
}
