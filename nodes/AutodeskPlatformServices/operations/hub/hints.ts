import type { JsonApiList } from '../../../../protocol/aps/jsonApi';
import { NO_HUB_IN_REACH } from '../../../fields/hub';
import type { OperationRun } from '../../../operations/operation';

/**
 * Autodesk answers 200 even when hubs are missing: because of trouble in one region (told in
 * `meta.warnings`), or because no account admin let the app in (told by an empty list only).
 */
export function hintAbout({ ctx, param }: OperationRun, { data = [], meta }: JsonApiList): void {
	for (const { Title, title, Detail, detail } of meta?.warnings ?? []) {
		const text = [title ?? Title, detail ?? Detail].filter(Boolean).join(': ');
		if (text !== '') ctx.addExecutionHints({ message: `Autodesk warns: ${text}` });
	}
	const filtered = Object.keys(param<object>('filters', {})).length > 0;
	if (data.length > 0 || filtered) return;
	ctx.addExecutionHints({ message: NO_HUB_IN_REACH });
}
